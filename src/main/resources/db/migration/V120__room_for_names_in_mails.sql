-- Mails greet their readers by name: a long name in Chinese letters beside a long note needs more room.
alter table outbox_mail alter column sealed_parameters set data type varchar(16000);

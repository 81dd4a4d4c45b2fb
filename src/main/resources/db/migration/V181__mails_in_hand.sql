-- Until when a sender has a mail in hand: nobody else may send it before, whoever asks for it.
alter table outbox_mail add column claimed_until timestamp with time zone;

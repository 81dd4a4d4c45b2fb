-- Texts that customer service needs every day: without an owner for all of the desk, else for one person alone.
create sequence saved_reply_seq start with 100 increment by 50;

create table saved_reply (
  id bigint not null primary key,
  owner_id bigint references account (id),
  language varchar(2) not null,
  title varchar(100) not null,
  body varchar(4000) not null,
  asks boolean not null,
  used integer default 0 not null,
  edition integer default 0 not null
);
create index saved_reply_of_owner on saved_reply (owner_id);

-- What former versions had packaged; from now on supervisors change it.
insert into saved_reply (id, owner_id, language, title, body, asks) values
  (1, null, 'en', 'What happened?', 'Please tell us what happened to your phone, when, and when you last signed in. Do not send identity documents, codes or passwords.', true),
  (2, null, 'en', 'When can we call back?', 'We would like to call you back at the number in your contract. When can we reach you there?', true),
  (3, null, 'en', 'Who can vouch?', 'Which owner or administrator of your workspace can confirm that you asked for this? We will contact them with details we already have.', true),
  (4, null, 'en', 'Try a recovery code', 'If you saved your recovery codes, you can sign in with one of them right now: choose “Use a recovery code” on the page for the security code. Never send us a code.', false),
  (5, null, 'en', 'We cannot be sure', 'From what we know, we cannot be sure that this account is yours. Please ask an owner or administrator of your workspace to contact us.', false),
  (6, null, 'zh', '发生了什么？', '请告诉我们您的手机发生了什么、何时发生，以及您上次登录的时间。请勿发送身份证件、验证码或密码。', true),
  (7, null, 'zh', '何时方便回拨？', '我们希望拨打合同中登记的号码与您核实。请问什么时间方便接听？', true),
  (8, null, 'zh', '谁可以证明？', '您工作空间的哪位所有者或管理员可以确认是您本人提出的申请？我们会通过已登记的方式与其联系。', true),
  (9, null, 'zh', '请尝试恢复码', '如果您保存了恢复码，现在就可以用它登录：在安全码页面选择“使用恢复码”。请勿把任何码发给我们。', false),
  (10, null, 'zh', '无法确认身份', '根据目前的信息，我们无法确认此账号属于您。请让您工作空间的所有者或管理员联系我们。', false);

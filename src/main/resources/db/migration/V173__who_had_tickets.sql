-- Who first answered a ticket is kept beside when. Looked for among the messages of that time nobody was found, as message
-- and ticket each took a time of their own. An approval without a word is an answer, too: a mail tells the requester.
alter table ticket add column first_reply_by bigint;
update ticket set first_reply_at = (
  select max(r.decided_at) from ticket_review r where r.ticket_id = ticket.id and r.decision = 'APPROVE')
  where first_reply_at is null and id in (select u.id from unbind_ticket u where u.approved_notice_at is not null);
update ticket set first_reply_by = coalesce(
  (select m.author_id from ticket_message m where m.ticket_id = ticket.id and m.author = 'AGENT' and not m.internal
    order by m.written_at, m.id fetch first 1 rows only),
  (select r.reviewer_id from ticket_review r where r.ticket_id = ticket.id and r.decision = 'APPROVE'
    order by r.decided_at desc, r.id desc fetch first 1 rows only))
  where first_reply_at is not null;

-- Counted once more are the weeks that begin after the oldest closed ticket: of weeks before, tickets may be gone.
update ticket_statistics set next_monday = null,
  counted_at = (select min(t.closed_at) + interval '8' day from ticket t)
  where counted_at > (select min(t.closed_at) + interval '8' day from ticket t);

-- Whether an agent ever had it: then its requester withdraws it no more. The audit log knows which were given back, taken
-- from somebody or handed to a colleague.
alter table ticket add column taken boolean default false not null;
update ticket set taken = true
  where assignee_id is not null or first_reply_at is not null or exists (
    select 1 from audit_entry a where a.subject_id = ticket.account_id and a.result = 'SUCCESS'
      and (a.action = 'TICKET_TAKEN' and a.detail = ticket.ticket_number
        or a.action = 'TICKET_RELEASED' and a.detail like ticket.ticket_number || '%'
        or a.action = 'TICKET_FORWARDED' and a.detail like ticket.ticket_number || ' to account %'));

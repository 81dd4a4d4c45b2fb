-- Whether the account was used before from where its ticket was filed; null where nobody looked.
alter table ticket add column known_device boolean;
alter table ticket add column known_address boolean;

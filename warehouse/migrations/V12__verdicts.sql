-- Whether each row that counts adds one: then a row that was left out adds one at most. Else it may add anything.
alter table core.measure add column counts_rows boolean default true;

-- What a target says besides its limit. meets_at_tie: whether a value equal to the limit meets it; null where the target is
-- that they are equal. decimals: to how many a value is rounded before it is compared; null: as it is. A target is judged in
-- the years at whose end it is in force.
alter table core.target add column meets_at_tie boolean;
alter table core.target add column decimals integer;
alter table core.target add column in_force_from date;
alter table core.target add column in_force_to date;
alter table core.target add column source_document varchar;
alter table core.target add column source_article varchar;

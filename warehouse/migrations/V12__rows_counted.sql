-- Whether each row that counts adds one: then a row that was left out adds one at most. Else it may add anything.
alter table core.measure add column counts_rows boolean default true;

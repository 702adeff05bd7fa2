-- The sheets of each file that was read, by number from 1, hidden ones too; a text is its own first one. Their names are
-- somebody's words and may name a child: analysts see numbers in place of them.
create table ops.sheet (
    submission_id varchar not null,
    -- empty for a text
    sheet varchar not null,
    sheet_no integer not null,
    primary key (submission_id, sheet)
);

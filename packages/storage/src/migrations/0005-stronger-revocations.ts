import type { Migration } from './migration.ts';

/** A revocation may be followed by a stronger one; what was recorded before stays. */
export const strongerRevocations: Migration = {
  number: 5,
  name: 'stronger-revocations',
  statements: [
    `alter table revocation_record add column number integer not null default 1 check (number >= 1)`,
    `alter table revocation_record drop constraint revocation_record_pkey`,
    `alter table revocation_record add primary key (credential_id, number)`,
    // Records are only added, and none is weaker than the one before it.
    `create function assert_stronger_revocation() returns trigger language plpgsql as $$
      declare before revocation_record%rowtype;
      begin
        if new.number = 1 then return new; end if;
        select * into before from revocation_record
          where credential_id = new.credential_id and number = new.number - 1;
        if found and ((new.kind = before.kind and new.effective_at < before.effective_at
              and new.recorded_at < before.effective_at)
            or (before.kind in ('ceased', 'clerical-replaced')
              and new.kind in ('false-from-the-start', 'key-compromised'))) then
          return new;
        end if;
        raise check_violation using message = 'a revocation is followed by a stronger one only';
      end $$`,
    `create trigger stronger_revocation before insert on revocation_record
      for each row execute function assert_stronger_revocation()`,
    `create view current_revocation as
      select distinct on (credential_id) * from revocation_record
      order by credential_id, number desc`,
    // Bits do not tell that a record became another: this counter does.
    `alter table status_list add column revision integer not null default 0`,
    `alter table status_version add column revision integer not null default 0`,
    `grant select on current_revocation to originmark_reader, originmark_app`,
    `grant update (revision) on status_list to originmark_app`,
  ],
};

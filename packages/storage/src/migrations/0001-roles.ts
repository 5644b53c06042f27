import type { Migration } from './migration.ts';

/**
 * Two roles that can log in nowhere and own nothing. A login that may not create roles needs them
 * made beforehand and granted to it; the error says so.
 */
export const roles: Migration = {
  number: 1,
  name: 'roles',
  statements: [
    role('originmark_app'),
    role('originmark_reader'),
    `do $$ begin execute format('grant originmark_app, originmark_reader to %I', current_user);
     exception when insufficient_privilege then
       if not (pg_has_role(current_user, 'originmark_app', 'member')
           and pg_has_role(current_user, 'originmark_reader', 'member')) then raise; end if;
     end $$`,
    `do $$ begin execute format('grant usage on schema %I to originmark_app, originmark_reader', current_schema()); end $$`,
  ],
};

/** Roles belong to the whole server: another database of it may have made them, even just now. */
export function role(name: string): string {
  return `do $$ begin
    if not exists (select from pg_roles where rolname = '${name}') then
      create role ${name} nologin nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
    end if;
    exception when duplicate_object or unique_violation then null;
  end $$`;
}

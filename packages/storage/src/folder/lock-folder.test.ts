import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LOCK_FILE, lockFolder } from './lock-folder.ts';
import { type LockRecord, readLockRecord } from './lock-record.ts';
import { livenessOf, thisProcess } from './process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'originmark-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NONCES = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

function leave(name: string, record: Partial<LockRecord>): void {
  const whole = { ...thisProcess(), nonce: NONCES[0], ...record };
  writeFileSync(join(folder, name), JSON.stringify(whole));
}

/** What a process that is dead for certain would have left. */
const dead = (nonce: string): Partial<LockRecord> => ({ nonce, startedAt: '1' });

const holder = () => readLockRecord(join(folder, LOCK_FILE));

describe('lockFolder', () => {
  it('refuses a second holder, names the first, and lets go on release', () => {
    const unlock = lockFolder(folder);
    expect(holder()).toMatchObject(thisProcess());
    expect(() => lockFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'folder.locked',
        message: expect.stringContaining(String(process.pid)),
      }),
    );
    unlock();
    unlock();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a dead holder, and from one that died taking over', () => {
    leave(LOCK_FILE, dead(NONCES[0] as string));
    leave(`${LOCK_FILE}.${NONCES[0]}`, dead(NONCES[1] as string));
    const unlock = lockFolder(folder);
    expect(NONCES).not.toContain(holder()?.nonce);
    expect(readdirSync(folder)).toEqual([LOCK_FILE]);
    unlock();
  });

  it('refuses while a living heir takes over from the dead', () => {
    leave(LOCK_FILE, dead(NONCES[0] as string));
    leave(`${LOCK_FILE}.${NONCES[0]}`, { nonce: NONCES[1] as string });
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'folder.locked' }));
    expect(holder()?.nonce).toBe(NONCES[0]);
  });

  it('does not take what it cannot see: another machine, another container', () => {
    for (const elsewhere of [{ host: 'elsewhere' }, { pidSpace: 'pid:[1]' }]) {
      leave(LOCK_FILE, elsewhere);
      expect(() => lockFolder(folder)).toThrow(
        expect.objectContaining({
          code: 'folder.locked',
          message: expect.stringContaining('delete'),
        }),
      );
    }
  });

  it('does not guess at a lock file that says nothing', () => {
    for (const text of [
      '',
      '{}',
      'null',
      '{"pid":1}',
      JSON.stringify({ ...thisProcess(), nonce: '../x' }),
    ]) {
      writeFileSync(join(folder, LOCK_FILE), text);
      expect(() => lockFolder(folder)).toThrow(
        expect.objectContaining({ code: 'folder.lock-unreadable' }),
      );
    }
    expect(existsSync(join(folder, LOCK_FILE))).toBe(true);
  });

  it('does not release a lock that has become another’s', () => {
    const unlock = lockFolder(folder);
    leave(LOCK_FILE, { nonce: NONCES[0] as string });
    unlock();
    expect(holder()?.nonce).toBe(NONCES[0]);
  });
});

describe('livenessOf', () => {
  it('tells a pid that is used again from its first owner, and a boot from the next', () => {
    const self = thisProcess();
    expect(livenessOf(self)).toBe('alive');
    expect(livenessOf({ ...self, pid: 2 ** 22 + 1 })).toBe('dead');
    expect(livenessOf({ ...self, boot: null })).toBe(self.boot === null ? 'alive' : 'unknown');
  });
});

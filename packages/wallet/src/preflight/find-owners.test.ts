import { describe, expect, it } from '@jest/globals';
import { crypto, heldOf } from '../held.test-support.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import type { EntryMatch } from '../match/match-entry.ts';
import type { HeldCredential } from '../read-credential.ts';
import { findOwners } from './find-owners.ts';

const RIGHT = 'https://recordation.example/rights/tmk-1';
const OWNER = 'did:web:owner.example';

const right = (of: string, owner?: string): HeldCredential =>
  heldOf({
    id: `urn:right:${owner ?? 'none'}`,
    type: 'IntellectualPropertyRightsCredential',
    subject: {
      right: of,
      ...(owner !== undefined && { intellectualPropertyRightsOwner: { id: owner } }),
    },
  });
const matchOf = (...authorities: HeldCredential[]): EntryMatch =>
  ({ lines: [{ authorities, question: { line: { rights: [RIGHT] } } }] }) as unknown as EntryMatch;
const owners = async (match: EntryMatch, ...held: HeldCredential[]) =>
  Object.fromEntries(
    await findOwners(
      match,
      createMemoryHoldings({ credentials: held.map(({ token }) => token) }, crypto),
    ),
  );

describe('the owner of a right that a line declares', () => {
  it('is told by the right that is held, where no authority is', async () => {
    expect(await owners(matchOf(), right(RIGHT, OWNER))).toEqual({ [RIGHT]: OWNER });
  });

  it('is not sought where an authority is held', async () => {
    const licence = heldOf({ id: 'urn:l', type: 'IntellectualPropertyRightsLicenseCredential' });
    expect(await owners(matchOf(licence), right(RIGHT, OWNER))).toEqual({});
  });

  it.each([
    ['nothing is held of it', []],
    ['the right names no owner', [right(RIGHT)]],
    ['only another right is held', [right('https://recordation.example/rights/tmk-2', OWNER)]],
  ])('is not known where %s', async (_, held) => {
    expect(await owners(matchOf(), ...held)).toEqual({});
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory, type DemoStory, type DemoStoryOptions } from '@originmark/demo-entry';
import { type ChainVerdict, validateFormat } from '@originmark/schemas';
import {
  type ChainInput,
  createVerifierCaches,
  formatVerdict,
  loadTrustPolicy,
  verifyChain,
} from '@originmark/verifier';

const crypto = createNodeCrypto();
const caches = createVerifierCaches(crypto);
const MADE = Date.parse('2026-08-01T00:00:00Z');

/** The sublicence of the story with all other credentials beside it. */
async function ask(story: DemoStory, change: Partial<ChainInput> = {}): Promise<ChainVerdict> {
  const at = story.clocks.verifiedAt;
  const { sublicence: asked, ...others } = story.credentials;
  const verdict = await verifyChain({
    token: asked.token,
    restsOn: Object.values(others).map(({ token }) => token),
    evidence: evidenceOf(story),
    policy: await loadTrustPolicy({ text: story.policyText, at, crypto }),
    clocks: { presentedAt: at, verifiedAt: at },
    crypto,
    caches,
    ...change,
  });
  expect(validateFormat('ChainVerdict', verdict)).toBeUndefined();
  return verdict;
}

const evidenceOf = ({ bundle }: DemoStory): NonNullable<ChainInput['evidence']> =>
  bundle.evidence as unknown as NonNullable<ChainInput['evidence']>;
const tell = (options: DemoStoryOptions): Promise<DemoStory> => createDemoStory(options);
const troubles = ({ fragments }: ChainVerdict): string[] =>
  fragments
    .filter(({ effect }) => effect === 'exception' || effect === 'review')
    .map(({ code }) => code);

describe('verifyChain', () => {
  let story: DemoStory;
  beforeAll(async () => {
    story = await createDemoStory();
  });

  it('finds a licence valid now when every hop to a root stands', async () => {
    const verdict = await ask(story);
    expect(troubles(verdict)).toEqual([]);
    expect(verdict.outcome).toBe('valid');
    expect(verdict.credential).toBe(story.credentials.sublicence.credentialDigest);
  });

  it('gives the same bytes in whatever order the tokens come', async () => {
    const { sublicence, ...others } = story.credentials;
    const restsOn = Object.values(others).map(({ token }) => token);
    const one = await ask(story, { token: sublicence.token, restsOn });
    const other = await ask(story, { token: sublicence.token, restsOn: restsOn.toReversed() });
    expect(formatVerdict(other)).toBe(formatVerdict(one));
  });

  it('leaves open whether a licence used before it is proven to have existed was there', async () => {
    const at = story.clocks.verifiedAt;
    const verdict = await ask(story, {
      clocks: { presentedAt: at, verifiedAt: at, asOf: MADE },
      evidence: { ...evidenceOf(story), existenceProofs: [] },
    });
    expect(verdict.outcome).toBe('indeterminate');
    expect(troubles(verdict)).toContain('chain.existence-unproven');
  });

  it('leaves a licence open of which the parents are not shown', async () => {
    const verdict = await ask(story, { restsOn: [] });
    expect(verdict.outcome).toBe('indeterminate');
    expect(troubles(verdict)).toContain('chain.parent-missing');
  });

  it('refuses an altered token, and what is no token at all', async () => {
    const { token } = story.credentials.sublicence;
    const altered = `${token.slice(0, -8)}${token.slice(-8) === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA'}`;
    expect((await ask(story, { token: altered })).outcome).toBe('invalid');
    const nothing = await ask(story, { token: 'nothing' });
    expect(nothing).toMatchObject({ outcome: 'invalid', credential: null });
  });

  it('refuses a sublicence wider than the master licence, and takes one as wide', async () => {
    const wider = await tell({
      edit: ({ credentials }) => {
        credentials.sublicence.credential.credentialSubject.scope.goods = [
          { system: 'HS2022', prefix: '95' },
        ];
        credentials.sublicence.checked = false;
      },
    });
    const verdict = await ask(wider);
    expect(verdict.outcome).toBe('invalid');
    expect(troubles(verdict)).toContain('scope.goods');
  });

  it('asks the credential in question for its own time', async () => {
    const at = story.clocks.verifiedAt;
    const before = await ask(story, {
      clocks: { presentedAt: at, verifiedAt: at, asOf: Date.parse('2020-01-01T00:00:00Z') },
    });
    expect(before.outcome).toBe('invalid');
    expect(troubles(before)).toContain('time.not-yet-valid');
  });

  it('does not find valid what rests on a credential that was revoked', async () => {
    const revoked = await tell({
      edit: ({ credentials, statusLists }) => {
        const status = (
          credentials.masterLicence.credential as unknown as {
            credentialStatus: { statusListIndex: string }[];
          }
        ).credentialStatus;
        statusLists['northlight/revocation']?.set.push(Number(status[0]?.statusListIndex));
      },
    });
    const verdict = await ask(revoked);
    expect(verdict.outcome).toBe('invalid');
    expect(troubles(verdict)).toContain('chain.parent-revoked');
  });
});

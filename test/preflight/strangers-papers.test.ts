import { describe, expect, it } from '@jest/globals';
import { type JsonObject, parseCompactJws, signCompactJws } from '@originmark/core';
import { createDemoStory, didOf, PARTIES, type PartyName, signerOf } from '@originmark/demo-entry';
import { createMemoryHoldings, type MemoryHoldings } from '@originmark/wallet';
import { holdingsOf } from './holdings-of-story.ts';
import { crypto, preflightStory } from './preflight-story.ts';

// A stranger can send an importer anything that is well signed by a key of its own. None of it may stand in the
// place of the paper of whoever is entitled to it; a later paper of the same party does.

const story = await createDemoStory();
const LATER = '2026-09-24T15:00:00Z';
const STRANGER: PartyName = 'spinner';
const payloadOf = (key: string) => parseCompactJws(story.credentials[key]?.token ?? '').payload;

/** A later paper of another id, the same for the rest, signed by a party. */
function paper(key: string, by: PartyName, more: JsonObject = {}): Promise<string> {
  return signCompactJws(
    { ...payloadOf(key), id: `urn:example:${key}`, validFrom: LATER, ...more, issuer: didOf(by) },
    { typ: 'vc+jwt', cty: 'vc', signer: signerOf(by) },
  );
}

function issuerOf(key: string): PartyName {
  const { id } = payloadOf(key)['issuer'] as { readonly id: string };
  const parties = Object.keys(PARTIES) as PartyName[];
  return parties.find((party) => didOf(party) === id) as PartyName;
}

/** The pre-flight with more that is held, and the ids of what it presents. */
async function preflight(tokens: readonly string[]) {
  const holdings = holdingsOf(story) as MemoryHoldings;
  for (const token of tokens) holdings.addCredential(token);
  const { bundle, report } = await preflightStory(story, holdings);
  const { header, lines, outcome } = report;
  const told = [...header, ...lines.flatMap(({ problems }) => problems)];
  return {
    ids: bundle.members.map(({ id }) => id),
    said: [
      outcome,
      lines.map(({ preference }) => preference),
      told.map(({ codes }) => codes.join()).sort(),
    ],
  };
}

const alone = await preflight([]);

describe('a paper of a stranger', () => {
  it.each([
    'harborpineIdentity',
    'gulflineIdentity',
    'powerOfAttorney',
    'toyInvoice',
    'toyMakerInvoice',
    'veracruzBill',
    'makerAuthorization',
    'toyExporterCertification',
  ])('does not displace the %s, however many come', async (key) => {
    const strange = await Promise.all(
      [1, 2, 3, 4].map((n) => paper(key, STRANGER, { id: `urn:example:${n}` })),
    );
    const { ids, said } = await preflight(strange);
    expect(said).toEqual(alone.said);
    expect(ids).toContain(payloadOf(key)['id']);
    expect(ids.filter((id) => id.startsWith('urn:example:'))).toEqual([]);
  });

  it.each(['toyExporterCertification', 'toyInvoice', 'horizonteIdentity', 'makerAuthorization'])(
    'under the id of the %s does not keep the entry from being presented',
    async (key) => {
      const { id } = payloadOf(key);
      const { said } = await preflight([await paper(key, STRANGER, { id: id as string })]);
      expect(said).toEqual(alone.said);
    },
  );

  it('that names itself certifier of this very shipment does not displace the certification', async () => {
    const key = 'toyExporterCertification';
    const subject = payloadOf(key)['credentialSubject'] as JsonObject;
    const rest = Object.fromEntries(
      Object.entries(subject).filter(([name]) => name !== 'blanketPeriod'),
    );
    const invoiceNumber = (payloadOf('toyInvoice')['credentialSubject'] as JsonObject)[
      'invoiceNumber'
    ] as string;
    const credentialSubject = {
      ...rest,
      invoiceNumber,
      certifier: { ...(subject['certifier'] as JsonObject), id: didOf(STRANGER) },
    };
    const strange = await Promise.all(
      [1, 2, 3, 4].map((n) => paper(key, STRANGER, { id: `urn:example:${n}`, credentialSubject })),
    );
    const { ids, said } = await preflight(strange);
    expect(said).toEqual(alone.said);
    expect(ids).toContain(payloadOf(key)['id']);
  });
});

describe('a later paper of whoever is entitled to it', () => {
  it.each(['harborpineIdentity', 'powerOfAttorney', 'toyInvoice', 'veracruzBill'])(
    'is presented in the place of the %s, strangers’ beside it',
    async (key) => {
      const strange = await paper(key, STRANGER, { id: 'urn:example:strange' });
      const { ids } = await preflight([strange, await paper(key, issuerOf(key))]);
      expect(ids).toContain(`urn:example:${key}`);
      expect(ids).not.toContain('urn:example:strange');
    },
  );
});

describe('proofs of existence', () => {
  it('of one token, however many are held, crowd out no others', async () => {
    const held = holdingsOf(story);
    const proof = story.existenceProofs['toyExporterCertification'];
    const { token } = story.credentials.toyExporterCertification;
    const many = Array.from({ length: 500 }, (_, index) => ({ ...proof, index }));
    const holdings = createMemoryHoldings({}, crypto);
    for (const other of many) holdings.addProof(token, other as never);
    const flooded = {
      ...held,
      proofsOf: async (of: string) => [
        ...(await held.proofsOf(of)),
        ...(await holdings.proofsOf(of)),
      ],
    };
    const { bundle, report } = await preflightStory(story, flooded);
    expect(bundle.bundle.evidence?.existenceProofs?.length).toBeLessThan(400);
    expect(report.lines.map(({ preference }) => preference)).toEqual(alone.said[1]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readVerificationMethods } from '../verification-methods.ts';
import { buildEthrVersion, type EthrMoment } from './build-ethr-version.ts';
import type { EthrEvent } from './ethr-event.ts';
import {
  DID,
  ED25519,
  historyOf,
  IDENTITY,
  multikeyOf,
  P256,
  rawOf,
  T0,
} from './ethr.test-support.ts';

const OTHER = `0x${'b2'.repeat(20)}`;
const NOBODY = `0x${'0'.repeat(40)}`;
const FAR = T0 + 1_000_000;
const hexOf = (text: string): string => `0x${Buffer.from(text).toString('hex')}`;
const text = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
const ed25519 = (validTo: number) => ({
  name: 'did/pub/Ed25519/veriKey',
  value: rawOf(ED25519),
  validTo,
});
const p256 = (validTo: number) => ({
  name: 'did/pub/Multikey/sigAuth',
  value: multikeyOf(P256),
  validTo,
});
const service = (endpoint: string, validTo = FAR) => ({
  name: 'did/svc/Hub',
  value: hexOf(endpoint),
  validTo,
});

function build(events: readonly EthrEvent[], moment: EthrMoment) {
  const answer = buildEthrVersion(DID, events, moment);
  if (!answer.ok) throw new Error(`${answer.problem}: ${answer.found}`);
  return answer;
}
const keysAt = (events: readonly EthrEvent[], moment: EthrMoment): string[] =>
  readVerificationMethods(build(events, moment).didDocument, DID).methods.map(
    ({ account, id, jwk }) => `${id.slice(DID.length + 1)} ${account ?? jwk?.crv}`,
  );
/** The end of a block of `historyOf`: 100 seconds each, from block 10. */
const at = (block: number): EthrMoment => ({ block, second: T0 + (block - 10) * 100 });

describe('the version of a did:ethr document', () => {
  const events = historyOf(ed25519(FAR), p256(T0 + 250), ed25519(0), { owner: OTHER });

  it.each([
    [9, [`controller ${IDENTITY}`]],
    [10, [`controller ${IDENTITY}`, 'delegate-1 Ed25519']],
    [11, [`controller ${IDENTITY}`, 'delegate-1 Ed25519', 'delegate-2 P-256']],
    [12, [`controller ${IDENTITY}`, 'delegate-2 P-256']],
    [13, [`controller ${OTHER}`]],
    [99, [`controller ${OTHER}`]],
  ])('of block %s has the keys that were in force at its end', (block, keys) => {
    expect(keysAt(events, at(block))).toEqual(keys);
  });

  it.each([
    [T0 - 1, 1],
    [T0, 2],
    [T0 + 99, 2],
    [T0 + 100, 3],
    [T0 + 199, 3],
    [T0 + 200, 2],
    [T0 + 249, 2],
    [T0 + 250, 1],
  ])(
    'of the second %s has %s keys: each from its first second to before its last',
    (second, count) => {
      expect(keysAt(events, { second })).toHaveLength(count);
    },
  );

  it('is plain: nothing is said of the lives of its keys', () => {
    const [, key] = build(events, at(11)).didDocument.verificationMethod ?? [];
    expect(Object.keys(key ?? {})).toEqual(['id', 'type', 'controller', 'publicKeyJwk']);
  });

  it('names itself and the next one', () => {
    expect(build(events, at(9)).didDocumentMetadata).toEqual({
      nextVersionId: '10',
      nextUpdate: text(T0),
    });
    expect(build(events, { second: T0 + 150 }).didDocumentMetadata).toEqual({
      ...{ versionId: '11', updated: text(T0 + 100) },
      ...{ nextVersionId: '12', nextUpdate: text(T0 + 200) },
    });
    expect(build(events, at(50)).didDocumentMetadata).toEqual({
      versionId: '13',
      updated: text(T0 + 300),
    });
  });

  it('is empty from the end of the identity on, and has no next one', () => {
    const ended = historyOf(ed25519(FAR), service('a:b'), { owner: NOBODY }, p256(FAR));
    expect(build(ended, at(11)).didDocument.service).toHaveLength(1);
    const { didDocument, didDocumentMetadata } = build(ended, at(13));
    expect(didDocument).toEqual(expect.objectContaining({ id: DID, verificationMethod: [] }));
    expect(didDocument).not.toHaveProperty('service');
    expect(didDocumentMetadata).toEqual({
      ...{ versionId: '12', updated: text(T0 + 200) },
      ...{ deactivated: true, deactivatedAt: text(T0 + 200) },
    });
  });

  it('holds a key that was renewed once, under its last id', () => {
    const renewed = historyOf(ed25519(FAR), ed25519(FAR + 5));
    expect(keysAt(renewed, at(11))).toEqual([`controller ${IDENTITY}`, 'delegate-2 Ed25519']);
  });

  it('has services, each endpoint as JSON where that is an endpoint and as text otherwise', () => {
    const endpoints = ['https://a.example', '{"uri":"b:c"}', '["d:e"]', '"f:g"', '7', '[]', 'null'];
    const { didDocument } = build(historyOf(...endpoints.map((one) => service(one))), at(99));
    expect(didDocument.service?.map(({ serviceEndpoint }) => serviceEndpoint)).toEqual([
      ...['https://a.example', { uri: 'b:c' }, ['d:e'], 'f:g', '7', '[]', 'null'],
    ]);
    expect(didDocument.service?.[1]).toMatchObject({ id: `${DID}#service-2`, type: 'Hub' });
  });

  it('has no service that was revoked, lapsed, or is no text', () => {
    const gone = historyOf(
      service('a:b'),
      { ...service('a:b'), validTo: 0 },
      service('c:d', T0 + 250),
      { ...service(''), value: '0xff' },
      { ...service('e:f'), name: 'did/svc/no type' },
    );
    expect(build(gone, at(12)).didDocument.service).toMatchObject([{ serviceEndpoint: 'c:d' }]);
    expect(build(gone, at(14)).didDocument).not.toHaveProperty('service');
  });

  it.each([
    [ed25519(FAR), false],
    [service('a:b'), false],
    [{ owner: OTHER }, false],
    [{ owner: NOBODY }, true],
    [ed25519(0), true],
  ])('with %j that is not final yet is settled: %s', (step, settled) => {
    const events = historyOf(p256(FAR), step);
    const final = { finality: { depth: 5 }, headBlock: 15 };
    const answer = buildEthrVersion(DID, events, at(15), { final });
    expect(answer.ok ? 'settled' : answer.problem).toBe(
      settled ? 'settled' : 'version-not-settled',
    );
    // What was before it, and the same once it is final.
    expect(buildEthrVersion(DID, events, at(10), { final }).ok).toBe(true);
    expect(buildEthrVersion(DID, events, at(15), { final: { ...final, headBlock: 16 } }).ok).toBe(
      true,
    );
  });

  it.each([
    ['invalid-did', 'did:web:a.example', events, 13],
    ['incomplete-history', DID, events.slice(1), 13],
    // A gap behind the moment is as much a gap.
    ['incomplete-history', DID, events.slice(0, 3), 13],
  ])('is refused as %s', (problem, did, history, changed) => {
    expect(buildEthrVersion(did, history, at(10), { changed })).toMatchObject({
      ok: false,
      problem,
    });
  });
});

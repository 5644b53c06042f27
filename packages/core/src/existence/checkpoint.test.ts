import { describe, expect, it } from '@jest/globals';
import { createKeyImporter } from '../crypto/key-importer.ts';
import { createNodeCrypto } from '../node/node-crypto.ts';
import { createNodeSigner, generatePrivateJwk, publicJwkOf } from '../node/node-signer.ts';
import {
  checkCheckpointSignature,
  createCheckpoint,
  digestCheckpoint,
  parseCheckpoint,
} from './checkpoint.ts';

const crypto = createNodeCrypto();
const importKey = createKeyImporter(crypto);
const root = crypto.sha256(new Uint8Array(1));
const head = { origin: 'maker.example/log', size: 12, root };
const KID = 'did:web:maker.example#key-1';
const make = (alg: 'EdDSA' | 'ES256' | 'ES384', kid = KID) => {
  const jwk = generatePrivateJwk(alg);
  return { key: importKey(publicJwkOf(jwk)), signer: createNodeSigner(jwk, kid) };
};

describe('a checkpoint', () => {
  it.each(['EdDSA', 'ES256', 'ES384'] as const)(
    'signed with %s reads back and holds',
    async (alg) => {
      const { key, signer } = make(alg);
      const text = await createCheckpoint(head, signer, crypto.sha256);
      const checkpoint = parseCheckpoint(text)!;
      expect(checkpoint).toMatchObject({ text, origin: head.origin, size: 12 });
      expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(root));
      expect(text.split('\n').slice(0, 4)).toEqual([
        'maker.example/log',
        '12',
        Buffer.from(root).toString('base64'),
        '',
      ]);
      expect(await checkCheckpointSignature(checkpoint, key, crypto)).toBe(KID);
      expect(await checkCheckpointSignature(checkpoint, make(alg).key, crypto)).toBeUndefined();
    },
  );

  it('has the digest of its whole text, signature included', async () => {
    const { signer } = make('ES256');
    const text = await createCheckpoint(head, signer, crypto.sha256);
    const digest = digestCheckpoint({ text }, crypto.sha256);
    expect(Buffer.from(digest)).toEqual(Buffer.from(crypto.sha256(new TextEncoder().encode(text))));
    const other = await createCheckpoint(head, signer, crypto.sha256);
    expect(digestCheckpoint({ text: other }, crypto.sha256)).not.toEqual(digest);
  });

  it('does not hold for another size, root, origin or name', async () => {
    const { key, signer } = make('EdDSA');
    const text = await createCheckpoint(head, signer, crypto.sha256);
    const changes: [string, string][] = [
      ['\n12\n', '\n13\n'],
      ['maker.example/log', 'other.example/log'],
      ['#key-1', '#key-2'],
      [Buffer.from(root).toString('base64'), Buffer.from(crypto.sha256(root)).toString('base64')],
    ];
    for (const [from, to] of changes) {
      const changed = parseCheckpoint(text.replace(from, to))!;
      expect(changed).toBeDefined();
      expect(await checkCheckpointSignature(changed, key, crypto)).toBeUndefined();
    }
  });

  it('may carry a cosignature', async () => {
    const [a, b] = [make('EdDSA'), make('ES256', 'did:web:witness.example#w')];
    const text = await createCheckpoint(head, a.signer, crypto.sha256);
    const cosigned =
      text + (await createCheckpoint(head, b.signer, crypto.sha256)).split('\n\n')[1]!;
    const checkpoint = parseCheckpoint(cosigned)!;
    expect(await checkCheckpointSignature(checkpoint, a.key, crypto)).toBe(KID);
    expect(await checkCheckpointSignature(checkpoint, b.key, crypto)).toBe(
      'did:web:witness.example#w',
    );
  });

  it('is not made of what its reader refuses', async () => {
    const { signer } = make('EdDSA');
    for (const wrong of [
      { origin: 'two words' },
      { origin: '' },
      { size: 0 },
      { size: 1.5 },
      { root: root.slice(1) },
    ])
      await expect(
        createCheckpoint({ ...head, ...wrong }, signer, crypto.sha256),
      ).rejects.toMatchObject({
        code: 'existence.misused',
      });
  });
});

describe('parseCheckpoint refuses', () => {
  const signature = `— ${KID} ${Buffer.alloc(68, 1).toString('base64')}`;
  const rootText = Buffer.from(root).toString('base64');
  const good = `o\n1\n${rootText}\n\n${signature}\n`;

  it.each([
    ['no text', 7],
    ['no final newline', good.slice(0, -1)],
    ['a leading zero', good.replace('\n1\n', '\n01\n')],
    ['size 0', good.replace('\n1\n', '\n0\n')],
    ['a signed size', good.replace('\n1\n', '\n+1\n')],
    ['a size beyond 2^53', good.replace('\n1\n', '\n9999999999999999\n')],
    ['a carriage return', good.replace('\n1\n', '\n1\r\n')],
    ['an origin with a space', good.replace('o\n', 'o p\n')],
    ['an extension line', good.replace('\n\n', '\nmore\n\n')],
    ['a root of 31 bytes', good.replace(rootText, Buffer.alloc(31).toString('base64'))],
    ['a root in base64url without padding', good.replace(rootText, rootText.slice(0, -1))],
    ['loose bits', good.replace(rootText, `${'A'.repeat(42)}B=`)],
    ['no signature', `o\n1\n${rootText}\n\n`],
    ['an empty line at the end', `${good}\n`],
    ['a hyphen for the dash', good.replace('—', '-')],
    ['a name that is no DID URL', good.replace(KID, 'maker.example')],
    ['a name without fragment', good.replace(KID, 'did:web:maker.example')],
    ['a plus in the name', good.replace(KID, `${KID}+1`)],
    [
      'a signature of other length',
      good.replace(signature, `— ${KID} ${Buffer.alloc(40).toString('base64')}`),
    ],
    ['a word too many', good.replace(signature, `${signature} x`)],
    ['nine signatures', good + `${signature}\n`.repeat(8)],
    ['too long a text', good.replace('o\n', `${'o'.repeat(2000)}\n`)],
  ])('%s', (_, text) => {
    expect(parseCheckpoint(good)).toBeDefined();
    expect(parseCheckpoint(text)).toBeUndefined();
  });
});

import { describe, expect, test } from '@jest/globals';
import { normalizeDid } from '@originmark/core';
import type { Credential } from '../../intake/credential.ts';
import {
  createClaims,
  createCredential,
  EXPORTER,
  IMPORTER,
  MAKER,
  TOY,
  type World,
} from '../preference/preference.test-support.ts';
import { linkGoods } from './link-goods.ts';

const PARTY = { maker: MAKER, exporter: EXPORTER, importer: IMPORTER } as const;
type Name = keyof typeof PARTY;

/** An invoice of so many toys. */
function invoice(
  id: string,
  seller: Name,
  buyer: Name,
  pieces: string,
  invoiceNumber = id,
): Credential {
  return createCredential({
    id,
    type: 'CommercialInvoiceCredential',
    issuer: PARTY[seller],
    subject: {
      invoiceNumber,
      seller: { id: PARTY[seller], name: seller },
      buyer: { id: PARTY[buyer], name: buyer },
      lines: [{ product: TOY, quantity: { value: pieces, unit: 'C62' } }],
    },
  });
}

interface Wanted {
  readonly pieces?: string;
  readonly support?: readonly Credential[];
  readonly manufacturer?: string | undefined;
}

/** How each line of an entry is linked to the maker of the toys. */
function link(wanted: readonly Wanted[], world: World = {}): string[] {
  const lines = wanted.map(({ pieces = '6000', support = [], ...line }, index) => ({
    line: {
      line: index + 1,
      manufacturer: MAKER,
      quantities: [{ value: pieces, unit: 'C62' }],
      ...line,
    },
    support,
  }));
  const claims = createClaims({ ...world, lines });
  return claims.lines.map((view) => linkGoods(view, normalizeDid(MAKER), claims).kind);
}

const made = invoice('made', 'maker', 'exporter', '6000');
const sold = invoice('sold', 'exporter', 'importer', '6000');

describe('a chain of sales', () => {
  test('links goods by the maker’s sale and the sale to the importer', () => {
    expect(link([{ support: [made, sold] }])).toEqual(['linked']);
  });

  test('does not link them without one of the two', () => {
    expect(link([{ support: [sold] }])).toEqual(['not-linked']);
    expect(link([{ support: [made] }])).toEqual(['not-linked']);
  });

  test('does not link more than an invoice has', () => {
    expect(link([{ pieces: '6001', support: [made, sold] }])).toEqual(['not-linked']);
  });

  test('sums the invoices of one hop: a split shipment', () => {
    const parts = ['a', 'b'].map((id) => invoice(id, 'exporter', 'importer', '3000'));
    expect(link([{ support: [made, ...parts] }])).toEqual(['linked']);
    expect(link([{ pieces: '6001', support: [made, ...parts] }])).toEqual(['not-linked']);
  });

  test('counts one invoice once, however often it was signed', () => {
    const copy = invoice('copy', 'exporter', 'importer', '6000', 'sold');
    const twice = invoice('twice', 'maker', 'exporter', '12000');
    expect(link([{ pieces: '12000', support: [twice, sold, copy] }])).toEqual(['not-linked']);
  });

  test.each([{ quantities: [{ value: '900', unit: 'KGM' }] }, { products: undefined }])(
    'cannot be told for a line without pieces or products: %o',
    (line) => {
      const support = [made, sold];
      expect(link([{ support, ...line }])).toEqual(['not-linked']);
    },
  );
});

describe('several lines', () => {
  test('share the pieces of an invoice', () => {
    const half = { pieces: '3000', support: [made, sold] };
    expect(link([half, half])).toEqual(['linked', 'linked']);
  });

  test('do not each have all of it', () => {
    const all = { support: [made, sold] };
    expect(link([all, all])).toEqual(['linked', 'not-linked']);
    expect(
      link([
        { ...all, pieces: '5999' },
        { ...all, pieces: '2' },
      ]),
    ).toEqual(['linked', 'not-linked']);
  });

  test('use it up by naming it, whatever they say of their maker', () => {
    for (const manufacturer of [undefined, IMPORTER, 'did:web:other.example'])
      expect(link([{ support: [made, sold], manufacturer }, { support: [made, sold] }])[1]).toBe(
        'not-linked',
      );
  });

  test('rest on an earlier sale that another line names, and on no sale to the importer that they do not', () => {
    const both = invoice('both', 'maker', 'exporter', '12000');
    const other = invoice('other', 'exporter', 'importer', '6000');
    expect(link([{ support: [both, sold] }, { support: [other] }])).toEqual(['linked', 'linked']);
    const all = invoice('all', 'exporter', 'importer', '12000');
    expect(link([{ support: [both, all] }, {}])).toEqual(['linked', 'not-linked']);
  });
});

describe('an invoice on the way that does not stand', () => {
  const support = [made, sold];

  test.each<[string, NonNullable<World['standings']>]>([
    ['undecided', { sold: { outcome: 'indeterminate', intact: 'indeterminate' } }],
    ['intact and out of its time', { made: { outcome: 'invalid' } }],
    ['of a status that nobody can read', { made: { status: { kind: 'unknown' } } }],
    ['revoked', { made: { outcome: 'invalid', status: { kind: 'revoked' } } }],
  ])('leaves a question where it is %s', (_, standings) => {
    expect(link([{ support }], { standings })).toEqual(['open']);
  });

  test.each<[string, NonNullable<World['standings']>]>([
    ['forged', { sold: { outcome: 'invalid', intact: 'invalid' } }],
    ['unreadable', { sold: { outcome: 'invalid', readable: false } }],
  ])('is no better than none where it is %s', (_, standings) => {
    expect(link([{ support }], { standings })).toEqual(['not-linked']);
  });

  test('is not needed where others that stand suffice', () => {
    const open = invoice('open', 'exporter', 'importer', '6000');
    const standings = { open: { outcome: 'indeterminate' as const } };
    expect(link([{ support: [open, ...support] }], { standings })).toEqual(['linked']);
  });
});

import { normalizeDid, parseDateTime } from '@originmark/core';
import { compareDecimal, convertQuantity, parseDecimal } from '@originmark/customs';
import type { Scope } from '@originmark/schemas';
import type { FindingCode } from '../codes/registry.ts';
import type { Authority } from './authority.ts';
import { coverGoods } from './goods-coverage.ts';

/** One dimension in which a grant goes beyond what its grantor holds, or cannot be compared. */
export interface ScopeDifference {
  readonly code: FindingCode;
  /** JSON Pointer below `scope`. */
  readonly pointer: string;
  readonly decided: boolean;
  readonly expected: unknown;
  readonly found: unknown;
}

/**
 * Compares what is granted with what the grantor holds. Scope only narrows: code prefixes by digits
 * from the left, sets by inclusion, terms by containment, quantities by amount, depth strictly
 * smaller. A dimension that is absent from the grant inherits and cannot widen.
 * @param kind a sublicence takes one step of depth; a maker's authorisation may only let make
 */
export function compareScope(
  scope: Scope,
  held: Authority,
  kind: 'licence' | 'maker',
  fromRight: boolean,
): ScopeDifference[] {
  return [
    ...compareSet('scope.rights', '/rights', scope.rights, held.rights),
    ...compareSet(
      'scope.activity',
      '/activities',
      scope.activities ?? [],
      kind === 'maker' ? ['make'] : held.activities,
    ),
    ...compareGoods(scope, held),
    ...compareSet('scope.goods', '/products', scope.products, held.products),
    ...compareSet('scope.territory', '/madeIn', scope.madeIn, held.madeIn),
    ...compareSet('scope.territory', '/soldIn', scope.soldIn, held.soldIn),
    ...compareSet('scope.makers', '/makers', scope.makers?.map(normalizeDid), held.makers),
    ...compareTerm(scope, held),
    ...compareQuantity(scope, held),
    ...compareDepth(scope, held, kind, fromRight),
  ];
}

function compareSet(
  code: FindingCode,
  pointer: string,
  granted: readonly string[] | undefined,
  held: readonly string[] | undefined,
): ScopeDifference[] {
  if (granted === undefined || held === undefined) return [];
  const known = new Set(held);
  const beyond = granted.filter((item) => !known.has(item)).sort();
  return beyond.length === 0
    ? []
    : [{ code, pointer, decided: true, expected: [...held].sort(), found: beyond }];
}

function compareGoods(scope: Scope, held: Authority): ScopeDifference[] {
  const bounds = held.goods;
  if (scope.goods === undefined || bounds === undefined) return [];
  const beyond = scope.goods.map((goods) => ({
    goods,
    coverage: coverGoods(goods.system, goods.prefix, bounds),
  }));
  const outside = beyond.filter(({ coverage }) => coverage !== 'covered');
  if (outside.length === 0) return [];
  const decided = outside.some(({ coverage }) => coverage === 'not-covered');
  return [
    {
      code: 'scope.goods',
      pointer: '/goods',
      decided,
      expected: bounds,
      found: outside.map(({ goods }) => goods),
    },
  ];
}

function compareTerm({ term }: Scope, { term: held }: Authority): ScopeDifference[] {
  if (term === undefined) return [];
  const from = moment(term.from);
  const until = moment(term.until);
  const difference = {
    code: 'scope.term',
    pointer: '/term',
    expected: held ?? 'a start before the end',
    found: term,
  } as const;
  if (from >= until) return [{ ...difference, decided: true }];
  if (held === undefined) return [];
  const lastSale = until + days(term.sellOffDays);
  const heldLastSale = moment(held.until) + days(held.sellOffDays);
  const inside =
    from >= moment(held.from) && until <= moment(held.until) && lastSale <= heldLastSale;
  return inside ? [] : [{ ...difference, decided: true }];
}

function compareQuantity({ quantity }: Scope, { quantity: held }: Authority): ScopeDifference[] {
  if (quantity === undefined || held === undefined) return [];
  const difference = {
    code: 'scope.quantity',
    pointer: '/quantity',
    expected: held,
    found: quantity,
  } as const;
  const order = compareCaps(quantity, held);
  if (order === undefined) return [{ ...difference, decided: false }];
  if (order <= 0) return [];
  // A larger amount over a whole term may still be within so much a year.
  const comparable = (quantity.period ?? 'term') === (held.period ?? 'term');
  return [{ ...difference, decided: comparable }];
}

/** In whichever of the two units the other has an exact number; undefined for units of other kinds. */
function compareCaps(a: Cap, b: Cap): number | undefined {
  const inUnitOfB = convertQuantity({ value: a.max, unit: a.unit }, b.unit);
  const [maxA, maxB] = [parseDecimal(a.max), parseDecimal(b.max)];
  if (inUnitOfB.ok && maxB !== undefined) return compareDecimal(inUnitOfB.value, maxB);
  const inUnitOfA = convertQuantity({ value: b.max, unit: b.unit }, a.unit);
  return inUnitOfA.ok && maxA !== undefined ? compareDecimal(maxA, inUnitOfA.value) : undefined;
}

type Cap = NonNullable<Scope['quantity']>;

function compareDepth(
  scope: Scope,
  held: Authority,
  kind: 'licence' | 'maker',
  fromRight: boolean,
): ScopeDifference[] {
  const depth = scope.depth ?? 0;
  const difference = {
    code: 'scope.depth',
    pointer: '/depth',
    decided: true,
    expected: held.depth > 0 ? `a depth of at most ${held.depth - 1}` : 'no further licence',
    found: depth,
  } as const;
  if (kind === 'maker')
    return depth > 0 || scope.sublicensing === true
      ? [{ ...difference, expected: 'neither depth nor sublicensing, for a maker' }]
      : [];
  if (!fromRight && depth >= held.depth) return [difference];
  // Depth without sublicensing, or sublicensing without depth, says two things at once.
  return (scope.sublicensing ?? false) === depth > 0
    ? []
    : [{ ...difference, expected: 'sublicensing and a depth above 0, or neither of the two' }];
}

const DAY = 86_400_000;

function days(count: number | undefined): number {
  return (count ?? 0) * DAY;
}

/** The schema has already refused what does not parse. */
function moment(text: string): number {
  return parseDateTime(text) ?? Number.NaN;
}

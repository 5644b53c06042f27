import { expect, it } from '@jest/globals';
import type { Scope } from '@originmark/schemas';
import { anyWay, NO_WAY, wayOf } from './recognized-scope.ts';

const toys: Scope = { madeIn: ['MX'] };
const shirts: Scope = { madeIn: ['HN'] };

it('is nothing where one of the grants of a step has no scope, or an empty one', () => {
  expect(wayOf([toys, undefined], undefined)).toBeUndefined();
  expect(wayOf([toys, {}], undefined)).toBeUndefined();
});

it('is what bounds above where the step itself does not', () => {
  const above = wayOf([toys], undefined);
  expect(wayOf([undefined], above)).toBe(above);
  expect(wayOf([shirts], above)).toEqual([{ scopes: [shirts], above }]);
});

it('is no way where a step grants nothing or hangs on none, with a scope or without', () => {
  expect(wayOf([], undefined)).toBe(NO_WAY);
  expect(wayOf([toys], NO_WAY)).toBe(NO_WAY);
  expect(wayOf([undefined], NO_WAY)).toBe(NO_WAY);
  expect(anyWay([NO_WAY, NO_WAY])).toEqual(NO_WAY);
  expect(anyWay([NO_WAY, wayOf([toys], undefined)])).toEqual([
    { scopes: [toys], above: undefined },
  ]);
  expect(wayOf([undefined], undefined)).toBeUndefined();
});

it('is every way there is, and nothing where one of them is not bound', () => {
  const [one, other] = [wayOf([toys], undefined), wayOf([shirts], undefined)];
  expect(anyWay([one, other])).toEqual([
    { scopes: [toys], above: undefined },
    { scopes: [shirts], above: undefined },
  ]);
  expect(anyWay([one, undefined])).toBeUndefined();
});

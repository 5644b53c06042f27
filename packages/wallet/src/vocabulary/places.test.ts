import { describe, expect, it, test } from '@jest/globals';
import type { JsonValue } from '@originmark/core';
import { extendPointer, find, parsePlace, parsePointer, put, remove, valueAt } from './places.ts';

const document = (): JsonValue => ({
  a: { 'b/c~d': 1 },
  list: [{ scheme: 'LEI', value: 'x' }, { scheme: 'GLN' }],
  one: [{ name: 'n' }],
});
const at = (place: string) => find(document(), parsePlace(place));

describe('a place', () => {
  test.each<[string, JsonValue | undefined, string]>([
    ['/a/b~1c~0d', 1, '/a/b~1c~0d'],
    ['/list/[scheme=LEI]/value', 'x', '/list/0/value'],
    ['/list/1/scheme', 'GLN', '/list/1/scheme'],
    ['/one/[only]/name', 'n', '/one/0/name'],
    ['/none/of/it', undefined, '/none'],
    ['/list/[scheme=MID]/value', undefined, '/list/2'],
    ['/constructor', undefined, '/constructor'],
  ])('%s', (place, value, pointer) => {
    expect(at(place)).toEqual({ ...(value !== undefined && { value }), pointer });
  });

  test.each([
    ['/list/[only]', 'a list of one'],
    ['/list/name', 'an object'],
    ['/a/0', 'a list'],
    ['/a/[scheme=LEI]', 'a list'],
  ])('%s tells that it needs %s', (place, expected) => {
    expect(at(place)).toMatchObject({ expected });
  });

  it('has a pointer that leads back to it', () => {
    expect(valueAt(document(), at('/a/b~1c~0d').pointer)).toBe(1);
    expect(parsePointer(extendPointer('/x', 'a/b~c'))).toEqual(['x', 'a/b~c']);
    expect(valueAt(document(), '/list/01')).toBeUndefined();
    expect(valueAt(document(), '/list/length')).toBeUndefined();
    expect(valueAt(document(), '/a/__proto__')).toBeUndefined();
  });
});

describe('what is put', () => {
  const made = (place: string, value: JsonValue = 1, root: Record<string, JsonValue> = {}) => {
    const done = put(root, parsePlace(place), value);
    return [done, root];
  };

  test.each<[string, JsonValue]>([
    ['/a/b', { a: { b: 1 } }],
    ['/a/0/b', { a: [{ b: 1 }] }],
    ['/a/[only]/b', { a: [{ b: 1 }] }],
    ['/a/[scheme=LEI]/value', { a: [{ scheme: 'LEI', value: 1 }] }],
  ])('at %s makes what is on the way', (place, expected) => {
    expect(made(place)).toEqual([true, expected]);
  });

  it('stands beside what is there', () => {
    const root = { a: [{ scheme: 'LEI', value: 'x' }] };
    expect(made('/a/[scheme=GLN]/value', 'y', root)).toEqual([
      true,
      {
        a: [
          { scheme: 'LEI', value: 'x' },
          { scheme: 'GLN', value: 'y' },
        ],
      },
    ]);
  });

  test.each<[string, Record<string, JsonValue>]>([
    ['/a/b', { a: 'text' }],
    ['/a/0', { a: {} }],
    ['/a/2', { a: [0] }],
    ['/a/[only]/x', { a: [{}, {}] }],
  ])('at %s changes nothing where something else stands', (place, root) => {
    const before = structuredClone(root);
    expect(made(place, 1, root)).toEqual([false, before]);
  });

  it('is a copy', () => {
    const value = ['Organization'];
    const [, root] = made('/type', value);
    value.push('changed');
    expect(root).toEqual({ type: ['Organization'] });
  });

  it('never becomes a prototype', () => {
    const root = {};
    expect(put(root, ['__proto__'], { polluted: true })).toBe(true);
    expect(Object.getPrototypeOf(root)).toBe(Object.prototype);
    expect(JSON.stringify(root)).toBe('{"__proto__":{"polluted":true}}');
  });

  it('is taken away again', () => {
    const root = { a: { b: 1, c: 2 } };
    remove(root, ['a', 'b']);
    remove(root, ['x', 'y']);
    expect(root).toEqual({ a: { c: 2 } });
  });
});

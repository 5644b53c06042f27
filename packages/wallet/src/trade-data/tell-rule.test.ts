import { describe, expect, it } from '@jest/globals';
import { tellRule } from './tell-rule.ts';

describe('tellRule', () => {
  it.each([
    ['', 'required', { missingProperty: 'parties' }, 'a member parties'],
    ['/lines/0', 'additionalProperties', { additionalProperty: 'htss' }, 'no member htss'],
    ['/lines/0/amount', 'type', { type: 'string' }, 'a value of type string, at /lines/0/amount'],
    ['/x', 'a-new-keyword', null, 'a-new-keyword, at /x'],
  ])('says of %p what %s asks for', (pointer, keyword, expected, words) => {
    expect(tellRule({ pointer, keyword, expected })).toContain(words);
  });
});

import type { Fact } from './fact.ts';

/** What our own form asks for, and no regulation. */
export const FORM = 'form of the credential';

/** A party that our credential names by DID and name. */
export function identified(at: string, who: string, why: string): readonly Fact[] {
  return [
    { at, fact: `the ${who}`, why, by: ['law', 'schema'] },
    { at: `${at}/id`, fact: `the DID of the ${who}`, why: FORM, by: ['schema'] },
    { at: `${at}/name`, fact: `the name of the ${who}`, why, by: ['law', 'schema'] },
    {
      at: `${at}/address/addressCountry`,
      fact: `the country in the address of the ${who}`,
      why: FORM,
      by: ['schema'],
    },
  ];
}

/** A party that may be left out; once it is there, it has a name, and a country in its address. */
export function optionalParty(at: string, who: string): readonly Fact[] {
  return [
    { at: `${at}/name`, fact: `the name of the ${who}`, why: FORM, by: ['schema'] },
    {
      at: `${at}/address/addressCountry`,
      fact: `the country in the address of the ${who}`,
      why: FORM,
      by: ['schema'],
    },
  ];
}

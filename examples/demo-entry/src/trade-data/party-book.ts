import type { KnownParty, PartyBook } from '@originmark/schemas';
import { partyOf } from '../credentials/draft-credential.ts';
import { IMPORTER_NUMBER, TRADERS, type DemoParty, type TraderName } from '../facts/parties.ts';

const NAMED: readonly TraderName[] = [
  'harborpine',
  'gulfline',
  'confecciones',
  'tejidos',
  'altiplano',
  'horizonte',
  'maletas',
];

/** Whom the importer of the demo knows, by the numbers under which its entry and papers have them. */
export function createPartyBook(): PartyBook {
  return { type: 'PartyBook', version: 1, parties: NAMED.map(knownParty) };
}

function knownParty(name: TraderName): KnownParty {
  const { identifiers = [] }: DemoParty = TRADERS[name];
  const valuesOf = (wanted: string): string[] =>
    identifiers.filter(({ scheme }) => scheme === wanted).map(({ value }) => value);
  const [mids, filerCodes] = [valuesOf('MID'), valuesOf('filer-code')];
  return {
    party: partyOf(name),
    ...(name === 'harborpine' && { importerNumber: IMPORTER_NUMBER }),
    ...(mids.length > 0 && { mids }),
    ...(filerCodes.length > 0 && { filerCodes }),
  };
}

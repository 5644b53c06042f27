import { createHmac } from 'node:crypto';
import { encodeBase64Url, decodeBase64Url } from '@originmark/core';
import type { PartyIdentifier } from '@originmark/schemas';
import { saltOf } from '../derive.ts';
import { RECORD_TIMES } from '../facts/materials.ts';
import { type DemoParty, IMPORTER_NUMBER, TRADERS, type TraderName } from '../facts/parties.ts';
import { didOf } from '../keys.ts';
import type { StoryDraft } from '../story/draft.ts';
import { copy, draftCredential } from './draft-credential.ts';

/** Salt of the importer-number commitment; the entry discloses it to the verifier. */
export const IMPORTER_NUMBER_SALT = saltOf('importer number');

/**
 * Commits to an importer number: HMAC-SHA256 under the salt over `importer-number`, a zero byte and
 * the number, written as multihash. A bare hash of nine digits would be found by trying them all.
 */
export function commitImporterNumber(number: string, salt: string): string {
  const mac = createHmac('sha256', decodeBase64Url(salt.slice(1)))
    .update(`importer-number\0${number}`, 'utf8')
    .digest();
  return `u${encodeBase64Url(Uint8Array.from([0x12, 0x20, ...mac]))}`;
}

function recognition(
  key: 'registrarRecognition' | 'registryRecognition',
  party: 'identity' | 'recordation',
  credentialType: string,
  name: string,
): StoryDraft['credentials'][typeof key] {
  return draftCredential(key, 'RecognizedEntityCredential', {
    issuer: 'trust',
    signedAt: RECORD_TIMES.recognitions,
    status: true,
    subject: {
      id: didOf(party),
      type: 'RecognizedEntity',
      name,
      recognizedTo: [{ type: 'RecognizedAction', action: 'issue', credentialType }],
    },
  });
}

function identity(
  party: TraderName,
  more: readonly PartyIdentifier[] = [],
): StoryDraft['credentials']['harborpineIdentity'] {
  const { name, address, identifiers = [] }: DemoParty = TRADERS[party];
  return draftCredential(
    `${party}Identity` as 'harborpineIdentity',
    'OrganizationIdentityCredential',
    {
      issuer: 'identity',
      signedAt: RECORD_TIMES.identities,
      status: true,
      edges: [{ role: 'recognizedIn', to: 'registrarRecognition' }],
      subject: {
        id: didOf(party),
        type: 'Organization',
        name,
        ...(address !== undefined && { address: copy(address) }),
        identifiers: [...copy(identifiers), ...copy(more)],
      },
    },
  );
}

/** Recognitions by the root, and the identity of everyone who has an identifier on the page. */
export function createIdentities() {
  return {
    registrarRecognition: recognition(
      'registrarRecognition',
      'identity',
      'OrganizationIdentityCredential',
      'Demo identity registrar',
    ),
    registryRecognition: recognition(
      'registryRecognition',
      'recordation',
      'IntellectualPropertyRightsCredential',
      'Demo recordation registry',
    ),
    harborpineIdentity: identity('harborpine', [
      {
        scheme: 'importer-number-commitment',
        value: commitImporterNumber(IMPORTER_NUMBER, IMPORTER_NUMBER_SALT),
      },
    ]),
    gulflineIdentity: identity('gulfline'),
    confeccionesIdentity: identity('confecciones'),
    tejidosIdentity: identity('tejidos'),
    altiplanoIdentity: identity('altiplano'),
    horizonteIdentity: identity('horizonte'),
    maletasIdentity: identity('maletas'),
    northlightIdentity: identity('northlight'),
    brightfernIdentity: identity('brightfern'),
  } satisfies Partial<StoryDraft['credentials']>;
}

import { normalizeDid } from '@originmark/core';
import { type Credential, listOr, objectOr, stringAt } from '../intake/credential.ts';
import { type Finding, about, fail, notApplicable, pass, undecided } from '../verdict/fragment.ts';
import {
  checkRecognition,
  type RecognitionAnswer,
  type RecognitionQuestion,
} from './check-recognition.ts';
import { type CredentialGraph, targetsOf } from './graph.ts';
import { type IssuerRule, profileOf } from './profile.ts';

/**
 * Whether the issuer may issue a credential of this type at all (chain profile). Licence hops are
 * judged with their scope, and an entry's broker with its power of attorney, elsewhere: both need
 * more than the issuer.
 * @param importer the importer of record's DID, normalised; empty when the entry cannot be read
 */
export function checkIssuer(
  credential: Credential,
  importer: string,
  question: RecognitionQuestion,
): Finding[] {
  const profile = profileOf(credential.type);
  if (profile === undefined) return [];
  const rule: IssuerRule = profile.issuer;
  const facts = about({ on: credential, axis: profile.axis });
  switch (rule.kind) {
    case 'recognized':
      return (
        fromAssignment(credential, question.graph) ??
        withinScope(
          credential,
          checkRecognition(credential, 'issue', credential.typeName, question),
        )
      );
    case 'recognizer':
      return recognizedTypes(credential).flatMap(
        (type) => checkRecognition(credential, 'recognize', type, question).findings,
      );
    case 'named':
      return [checkNamedIssuer(credential, rule.member)];
    case 'importer':
      // Of an entry that cannot be read nobody knows the importer.
      if (importer === '')
        return [
          undecided('chain.issuer-not-authorized', {
            ...facts,
            expected: 'the importer of record',
            found: credential.issuer,
          }),
        ];
      return [
        credential.issuer === importer
          ? pass('chain', facts)
          : fail('chain.issuer-not-authorized', {
              ...facts,
              expected: importer,
              found: credential.issuer,
            }),
      ];
    case 'grantee-of-parents':
    case 'importer-or-broker':
    case 'by-use':
      return [notApplicable('chain', facts)];
  }
}

/** The issuer is the party that a member of the subject names. */
export function checkNamedIssuer(credential: Credential, member: string): Finding {
  const facts = about({ on: credential, axis: profileOf(credential.type)?.axis });
  const named = stringAt(objectOr(credential.subject[member]), 'id');
  const expected = named === undefined ? '' : normalizeDid(named);
  return expected === credential.issuer && expected !== ''
    ? pass('chain', facts)
    : fail('chain.issuer-not-authorized', {
        ...facts,
        pointer: `/credentialSubject/${member}/id`,
        expected,
        found: credential.issuer,
      });
}

/** A right is bound where it is used; nothing else that a registry issues can be compared with a scope. */
function withinScope(on: Credential, { findings, scope }: RecognitionAnswer): Finding[] {
  // What is refused has been told; what nothing bounds has nothing to compare.
  const isBounded = scope !== undefined && scope.length > 0;
  if (!isBounded || on.type === 'IntellectualPropertyRightsCredential') return findings;
  const expected = scope.flatMap(({ scopes }) => scopes);
  const found = 'a credential that no scope can be compared with';
  return [
    ...findings,
    undecided('chain.issuer-not-authorized', {
      on,
      axis: profileOf(on.type)?.axis ?? 'integrity',
      expected,
      found,
    }),
  ];
}

/** A right that was sold: the registry still issues its credential, the previous owner's stands behind it. */
export function fromAssignment(
  credential: Credential,
  graph: CredentialGraph,
): Finding[] | undefined {
  const previous = targetsOf(graph, credential, 'assignedFrom');
  const differs = previous.find(({ subject }) => subject['right'] !== credential.subject['right']);
  if (differs === undefined) return undefined;
  return [
    fail('scope.rights', {
      on: credential,
      axis: 'ipr',
      pointer: '/credentialSubject/right',
      expected: differs.subject['right'],
      found: credential.subject['right'],
    }),
  ];
}

/** The credential types that a recognition speaks about: for each its issuer must be a recogniser. */
function recognizedTypes({ payload }: Credential): string[] {
  const subject = payload['credentialSubject'];
  const entities = Array.isArray(subject) ? listOr(subject) : [subject ?? null];
  const types = entities.flatMap((entity) => {
    const actions = objectOr(entity)['recognizedTo'];
    return listOr(actions).map((action) => stringAt(objectOr(action), 'credentialType') ?? '');
  });
  return [...new Set(types)].sort();
}

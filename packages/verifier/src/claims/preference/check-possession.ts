import { parseDateTime } from '@originmark/core';
import type { CertificationReceipt } from '@originmark/schemas';
import { linksOf, targetsOf } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Finding, fail, pass, skippedByPolicy, undecided } from '../../verdict/fragment.ts';
import { type ClaimsContext, readSubject } from '../claims-context.ts';
import { timeText } from '../clocks/local-day.ts';
import { oncePerEntry } from '../../once-per.ts';
import type { CertificationFace } from './certification-face.ts';

/**
 * The importer had the certification when it made the claim (19 CFR 182.12(a)(3)). Only its own
 * receipt shows that, or its own certification: existence at the exporter is not possession. The law
 * asks for no proof of time, so a missing one is a question; a receipt that is late by its own words
 * is a failure.
 */
export function checkPossession(face: CertificationFace): Finding {
  const { claims, facts, subject, view, certification } = face;
  const { claimedAt } = view.clocks;
  const expected = timeText(claimedAt);
  const at = { ...facts, clock: 'claimed', expected } as const;
  const ask = (found: string): Finding => {
    const unproven = { ...at, found };
    return claims.context.policy.policy.rules.unprovenPossession === 'ignore'
      ? skippedByPolicy('origin.possession-unproven', unproven)
      : undecided('origin.possession-unproven', unproven);
  };
  if (claimedAt === undefined) return ask('no clock of the claim');
  const signedAt = parseDateTime(subject.signedAt);
  if (signedAt === undefined) return ask('a date of signing that cannot be read');
  // Whatever else is shown, nobody had it before it was made.
  if (signedAt > claimedAt)
    return fail('origin.possessed-late', {
      ...at,
      pointer: '/credentialSubject/signedAt',
      found: subject.signedAt,
    });
  if (subject.certifierRole === 'importer' && certification.issuer === claims.importer) {
    const existed = claims.existedAt(certification);
    return existed !== undefined && existed <= claimedAt
      ? pass('origin', {
          ...at,
          found: `the importer's own, existed by ${timeText(existed) ?? ''}`,
        })
      : ask('own certification, not proven to exist by then');
  }
  return judgeReceipts(face, claimedAt, ask);
}

function judgeReceipts(
  face: CertificationFace,
  claimedAt: number,
  ask: (found: string) => Finding,
): Finding {
  const { certification, claims, facts } = face;
  const at = { ...facts, expected: timeText(claimedAt) };
  const receipts = receiptsByCertification(claims).get(certification.digest) ?? [];
  let late: Finding | undefined;
  let isClaimedInTime = false;
  for (const { receipt, receivedAt } of receipts) {
    const received = { ...at, on: receipt, pointer: '/credentialSubject/receivedAt' };
    if (receivedAt > claimedAt) {
      late ??= fail('origin.possessed-late', {
        ...received,
        clock: 'received',
        found: timeText(receivedAt),
      });
      continue;
    }
    const existed = claims.existedAt(receipt);
    if (
      existed !== undefined &&
      existed <= claimedAt &&
      claims.standing(receipt).outcome === 'valid'
    )
      return pass('origin', { ...received, clock: 'existed', found: timeText(existed) });
    isClaimedInTime = true;
  }
  if (isClaimedInTime) return ask('a receipt that is not proven to have existed by then');
  return late ?? ask('no receipt');
}

interface Receipt {
  readonly receipt: Credential;
  readonly receivedAt: number;
}

/** The importer's receipts on any line of the entry, by the digest of what they are of. */
const receiptsByCertification = oncePerEntry(
  (claims: ClaimsContext): ReadonlyMap<string, readonly Receipt[]> => {
    const found = new Map<string, Receipt[]>();
    const named = targetsOf(claims.graph, claims.entry, 'supportedBy');
    for (const receipt of [...named].sort((a, b) => (a.digest < b.digest ? -1 : 1))) {
      const subject = readSubject<CertificationReceipt>(
        claims,
        receipt,
        'CertificationReceiptCredential',
      );
      const receivedAt = parseDateTime(subject?.receivedAt);
      if (receivedAt === undefined || receipt.issuer !== claims.importer) continue;
      if (claims.standing(receipt).outcome === 'invalid') continue;
      for (const { to } of linksOf(claims.graph, receipt, 'received'))
        found.set(to.digest, [...(found.get(to.digest) ?? []), { receipt, receivedAt }]);
    }
    return found;
  },
);

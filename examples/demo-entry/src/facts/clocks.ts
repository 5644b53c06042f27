/** When things happened: all different on purpose (demo page, section 3). */
export const CLOCKS = {
  /** Cargo release filed, with the licence evidence. */
  releaseFiled: '2026-09-11T14:00:00Z',
  /** Arrival, 06:40 Houston time. */
  importedAt: '2026-09-14T06:40:00-05:00',
  /** Release, 15:10 Houston time: the time of entry. */
  enteredAt: '2026-09-14T15:10:00-05:00',
  /** Entry summary filed: the claim. */
  claimedAt: '2026-09-24T15:05:00Z',
  summaryDue: '2026-09-28',
  correctionCloses: '2027-07-11',
  claim1520dLastDay: '2027-09-14',
  /** The bundle is signed, and ends five minutes later. */
  presentationSigned: '2026-09-24T15:08:00Z',
  presentationEnds: '2026-09-24T15:13:00Z',
  /** The verifier receives it, and judges at once. */
  presentedAt: '2026-09-24T15:10:00Z',
  verifiedAt: '2026-09-24T15:10:00Z',
  /** Status lists and resolutions stapled to the bundle. */
  staplesFrom: '2026-09-24T15:00:00Z',
  staplesUntil: '2026-09-25T15:00:00Z',
} as const;

/** When the goods were made, both days in: marks applied, cut and sewn, moulded and assembled. */
export const MADE = {
  shirtsCut: { from: '2026-07-20', until: '2026-07-24' },
  shirtsSewn: { from: '2026-07-27', until: '2026-08-21' },
  shirts: { from: '2026-07-20', until: '2026-08-21' },
  toys: { from: '2026-07-20', until: '2026-08-07' },
  luggage: { from: '2026-08-17', until: '2026-08-28' },
} as const;

/** Lot of the toys. */
export const TOY_LOT = 'LB-26-07';

/** The entry as a whole (demo page, section 2). */
export const HEADER = {
  entryNumber: 'Z9Z-0042617-4',
  entryVersion: 1,
  entryType: '01',
  portOfEntry: '5301',
  portOfUnlading: '5301',
  modeOfTransport: '11',
  bond: { bondType: '8', surety: '998' },
  stateOfDestination: 'TX',
  carrierCode: 'ZZGT',
  vessel: 'ZZ GULF TRADER',
  voyage: '026N',
} as const;

/** Two bills, one conveyance, one consignee. */
export const BILLS = {
  veracruz: {
    billNumber: 'ZZGT26090771',
    portOfLoading: { name: 'Veracruz', country: 'MX' },
    onBoardDate: '2026-09-08',
    containers: ['ZZGU4027712', 'ZZGU4027728'],
    /** Called at and left again: nothing of the Mexican cargo was unloaded there. */
    portsOfCall: [{ name: 'Puerto Cortés', country: 'HN' }],
    lines: [2, 3],
  },
  puertoCortes: {
    billNumber: 'ZZGT26090794',
    portOfLoading: { name: 'Puerto Cortés', country: 'HN' },
    onBoardDate: '2026-09-10',
    containers: ['ZZGU4027733'],
    portsOfCall: [],
    lines: [1, 4],
  },
} as const;

export const PORT_OF_DISCHARGE = { name: 'Houston', country: 'US', code: '5301' } as const;

/** What the page adds up to, whole entry, US dollars. */
export const TOTALS = {
  enteredValue: '175860',
  duty: '2623.50',
  merchandiseProcessingFee: '55.08',
  harborMaintenanceFee: '219.83',
  fees: '274.91',
} as const;

/** Statutory limits of the merchandise processing fee, fiscal year 2026, US dollars. */
export const PROCESSING_FEE_LIMITS = { min: '33.58', max: '651.50' } as const;

/** The general power of attorney (section 9). */
export const POWER_OF_ATTORNEY = {
  givenOn: '2025-03-01',
  grantorKind: 'corporation',
  authority: 'general',
  ports: 'all',
  signatoryTitle: 'Vice President, Finance',
} as const;

/** The word and character mark, and the character art (section 6). */
export const RIGHTS = {
  mark: {
    right: 'https://recordation.customs.example/rights/tmk-24-90417',
    name: 'LUMI & BRAMBLE',
    registration: {
      office: 'United States Patent and Trademark Office',
      number: '9990417',
      register: 'Principal',
      classes: [28, 25],
      from: '2024-02-13',
      until: '2034-02-13',
    },
    recordation: {
      number: 'TMK 24-90417',
      classes: [28],
      goods: [{ system: 'HS2022', prefix: '9503' }],
      from: '2024-05-06',
      until: '2034-02-13',
      grayMarketProtection: true,
    },
    physicalFeatures: [
      'mark moulded on the base',
      'mark printed on the box front',
      "owner's hologram, by reference only",
    ],
  },
  art: {
    right: 'https://recordation.customs.example/rights/cop-24-90418',
    name: 'Lumi & Bramble character art',
    registration: {
      office: 'United States Copyright Office',
      number: 'VA 2-999-041',
      from: '2024-02-13',
    },
    recordation: {
      number: 'COP 24-90418',
      /** A copyright is recorded for no class of goods: these are the goods of this entry that could bear it. */
      goods: [
        { system: 'HS2022', prefix: '9503' },
        { system: 'HS2022', prefix: '6109' },
      ],
      from: '2024-05-06',
      until: '2044-05-06',
    },
  },
} as const;

/** Importer to Brightfern, share of US net sales; not a condition of the sale for export. */
export const ROYALTY = { percent: '6', dutiable: false } as const;

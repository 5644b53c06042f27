import { count } from '../converters/amounts.ts';
import { text } from '../converters/texts.ts';
import { day } from '../converters/times.ts';
import type { Mapping, Row, Table } from '../mapping.ts';
import { credentialTable, VALID_UNTIL } from './credential.ts';
import { MEASURE, PARTY, PLACE } from './parts.ts';

const CONSIGNMENT_ITEM: Table = {
  title: 'Goods of a bill of lading',
  rows: [
    { ours: '/description', theirs: '/descriptionOfPackagesAndGoods', as: text() },
    { ours: '/grossWeight', theirs: '/grossWeight', part: MEASURE, whole: true },
    { ours: '/packages', theirs: '/packageQuantity', as: count },
    { theirs: '/type', is: ['ConsignmentItem'] },
  ],
};

const COMMON_ROWS: readonly Row[] = [
  { ours: '/billNumber', theirs: '/billOfLadingNumber', as: text(60) },
  { ours: '/carrier', theirs: '/carrier', part: PARTY },
  { ours: '/consignee', theirs: '/consignee', part: PARTY },
  { ours: '/portOfLoading', theirs: '/portOfLoading', part: PLACE },
  { ours: '/portOfDischarge', theirs: '/portOfDischarge', part: PLACE },
];

const CONTAINER: Table = {
  title: 'Container',
  rows: [
    { ours: '', theirs: '/equipmentReference', as: text(15) },
    { theirs: '/type', is: ['TransportEquipment'] },
  ],
};

const CARRIAGE: Table = {
  title: 'Main carriage',
  rows: [
    { ours: '/voyage', theirs: '/voyageNumber', as: text(20) },
    { theirs: '/type', is: ['Transport'] },
  ],
};

/** Bills of the forms with a main carriage: one voyage, one place of transhipment. */
const CARRIAGE_ROWS: readonly Row[] = [
  { ours: '/shipper', theirs: '/shipper', part: PARTY },
  { ours: '', theirs: '/mainCarriageTransportMovement', part: CARRIAGE },
  { ours: '/transshipments/0/location', theirs: '/transshipmentLocation', part: PLACE },
];
const ON_BOARD: Row = { ours: '/onBoardDate', theirs: '/shippedOnBoardDate', as: day };
const CONTAINERS: Row = {
  ours: '/containers',
  theirs: '/utilizedTransportEquipment',
  each: CONTAINER,
  ofTexts: true,
};

function bill(theirs: string, subject: string, rows: readonly Row[], goods: string): Mapping {
  return {
    theirs,
    ours: 'BillOfLadingCredential',
    table: credentialTable(
      { ours: 'BillOfLadingCredential', theirs },
      {
        ours: 'BillOfLading',
        theirs: subject,
        rows: [...COMMON_ROWS, ...rows, { ours: '/goods', theirs: goods, each: CONSIGNMENT_ITEM }],
      },
      [VALID_UNTIL],
    ),
  };
}

/** The first is what one of ours is written as, unless another is named. */
export const BILLS: readonly Mapping[] = [
  bill(
    'MultiModalBillOfLadingCredential',
    'MultiModalBillOfLading',
    [...CARRIAGE_ROWS, ON_BOARD, CONTAINERS],
    '/particulars',
  ),
  bill(
    'MasterBillOfLadingCredential',
    'MasterBillOfLading',
    [...CARRIAGE_ROWS, ON_BOARD, CONTAINERS],
    '/includedConsignmentItems',
  ),
  bill(
    'HouseBillOfLadingCredential',
    'HouseBillOfLading',
    CARRIAGE_ROWS,
    '/includedConsignmentItems',
  ),
  bill(
    'BillOfLadingCredential',
    'BillOfLading',
    [{ ours: '/shipper', theirs: '/consignor', part: PARTY }],
    '/particulars',
  ),
];

export { connectLedger } from './connection/connect-ledger.ts';
export { deployContracts } from './contracts/deploy-contracts.ts';

/** The reader of a bill of materials. An entry point of its own, because deciding a good needs nothing else of a wallet. */
export {
  type BillOfMaterialsOptions,
  type ReadBillOfMaterials,
  readBillOfMaterials,
} from './read-bill-of-materials.ts';

// The one importer of the package.
export { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml'

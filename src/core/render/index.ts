export { BlockMemory } from './blockMemory.ts'
export { isRightToLeft, languageAttributes, languageOf } from './language.ts'
export { reviewBlocks } from './review.ts'

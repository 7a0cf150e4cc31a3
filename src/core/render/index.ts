export { BlockMemory } from './blockMemory.ts'
export { isRightToLeft, languageAttributes, languageOf } from './html.ts'
export { reviewBlocks } from './review.ts'

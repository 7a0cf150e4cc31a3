export { isRightToLeft, languageAttributes, languageOf } from './html.ts'
export { reviewBlocks } from './review.ts'
export { BlockMemory } from './reviewFacts.ts'

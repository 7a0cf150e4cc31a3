export { BlockMemory } from './blockMemory.ts'
export { languageOf } from './language.ts'
export { reviewBlocks } from './review.ts'

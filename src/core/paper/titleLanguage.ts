import { foldLetters } from './letters.ts'

/** Short words of languages of the Latin script, other than English, that are no names and no words of English. */
const otherWords = wordSet(
  'der das des dem den und für mit zur zum ein eine einer eines einem einen ist sind nicht auf über aus bei durch wie auch zu du im',
  'le la les un une et pour dans sur avec par est ce dont vous au aux qui que pas vers sans entre',
  'el los las y con en es lo por sin sobre hacia como unos unas para todo',
  'os uma um em não ao à às nos nas pelo pela',
  'il gli di della delle dei degli nel nella che è tra sono',
  'het een voor naar zijn je wat niet bij',
  'och att för med ett av til og som på',
)
const englishWords = wordSet(
  'the a an of and or with without for is are in on to from by via at how what why when all you not can as its than',
)
const elided = /^(?:[cdjlmnst]|qu|dell|nell|sull|all|un)['’]\p{L}/iu
const word = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
/** Fewer words than these may be names. */
const fewest = 2

/** Whether a writer's title is in another language of the Latin script than a record's, which is in English mostly. */
export function isInOtherLanguage(written: string, title: string): boolean {
  const own = wordsOf(written)
  const recorded = wordsOf(title)
  const known = new Set(recorded.map(foldLetters))
  const told = own.filter((each) => tellsOther(each) && !known.has(foldLetters(each)))
  // Names have capitals and accents in each language.
  const isSure = told.some((each) => each === each.toLowerCase() || elided.test(each))
  return isSure && told.length >= fewest && told.length > count(own, isEnglish) && !count(recorded, isOther)
}

function tellsOther(each: string): boolean {
  return isOther(each) || elided.test(each) || foldLetters(each) !== each.toLowerCase()
}

function isOther(each: string): boolean {
  return otherWords.has(each.toLowerCase())
}

function isEnglish(each: string): boolean {
  return englishWords.has(each.toLowerCase())
}

function count(words: readonly string[], test: (each: string) => boolean): number {
  return words.filter(test).length
}

function wordsOf(title: string): readonly string[] {
  return title.normalize('NFC').match(word) ?? []
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')))
}

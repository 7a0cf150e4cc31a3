import { codeSet } from './codeSet.ts'

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const year = "(?:(?:19|20)\\d{2}|['’]\\d{2})"
const numericDate =
  '(?:19|20)\\d{2}(?:[-./年]\\s?\\d{1,2}(?:[-./月]\\s?\\d{1,2}日?|月)?)?|\\d{6}|\\d{1,2}[-./]\\d{1,2}(?:[-./](?:19|20)?\\d{2})?'
const wordDate = `(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?${month}\\.?(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?(?:,?\\s*${year})?|${month}\\.?\\s*${year}`
/** With room for white space around it. */
const longestDate = 40
/** A digit, an apostrophe, the first letter of a month, or white space: a quick look that spares a long one. */
const opensDate = codeSet("0123456789'’jfmasondJFMASOND \t\n\r\u00a0\u3000")
const weekday = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|[월화수목금토일月火水木金土]'
const dateOnly = new RegExp(
  `^(?:${numericDate}|${wordDate}|${year})(?:\\s*[(（](?:${weekday})[)）]|,? (?:${weekday}))?$`,
  'i',
)
/** Acronyms and names of conferences, journals and preprint servers that publish what digests review. */
const venues = new Set(
  `arxiv preprint cvpr iccv eccv wacv bmvc accv icml neurips nips iclr aaai ijcai acl emnlp naacl eacl coling conll
   tacl interspeech icassp kdd www sigir cikm wsdm recsys icra iros rss corl miccai siggraph tog tpami pami ijcv
   jmlr tmlr aistats colt uai cogsci chi uist vldb sigmod osdi sosp nsdi usenix eurosys asplos isca micro hpca ndss
   ccs nature science cell pnas physrev prl icdm ismir asru slt mlsys colm lrec findings workshop journal
   transactions proceedings oral spotlight poster`.split(/\s+/),
)
const venueYear = new RegExp(
  `^(?:[\\p{L}&*/+_. -]{1,40}?[\\s,'’]*)${year}(?:[\\s,;/-]+[\\p{L}\\d ]{1,30})?$`,
  'u',
)

/** Whether the text is a date or a year and nothing else: "2018", "2024-03", "20241105", "March 4, 2021", "11/05". */
export function isDate(text: string): boolean {
  return text.length <= longestDate && opensDate[text.charCodeAt(0)] === 1 && dateOnly.test(text.trim())
}

const longestVenue = 60
/** With marks of emphasis in it. */
const longestMarked = 2 * longestVenue

/** Whether the text names where or when a paper appeared and nothing else: "CVPR 2020", "ArXiv", "NeurIPS'19 Oral", "2018". */
export function isVenue(text: string): boolean {
  if (text.length > longestMarked) return false
  const words = (/[*_]/.test(text) ? text.replace(/[*_]/g, '') : text).trim()
  if (words === '' || words.length > longestVenue) return false
  if (isDate(words) || (/\d/.test(words) && venueYear.test(words))) return true
  return words.split(/\s+/u).length <= 4 && namesVenue(words.toLowerCase())
}

function namesVenue(words: string): boolean {
  return words.includes('best paper') || words.split(/\W+/).some((word) => venues.has(word))
}

const endsInVenue = /(?:(?:19|20)\d{2}|ArXiv|CoRR)[)\]]?\.?$/i
const longestEnd = 'ArXiv).'.length

/** What stands in front of the venue, the year, or both, with which the text ends. */
export function withoutVenue(text: string): string {
  if (!endsInVenue.test(text.slice(-longestEnd))) return text
  const cut = /^(.*?)[,.;]?\s*[([]?((?:[^,.;()[\]]{0,40}?)(?:19|20)\d{2}|ArXiv|CoRR)[)\]]?\.?$/isu.exec(text)
  return cut ? (cut[1] ?? '').replace(/[\s,.;]+$/u, (rest) => (rest.startsWith('.') ? '.' : '')) : text
}

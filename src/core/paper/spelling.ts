// Words that people spell in two ways, in one of them: British and American words, numerals and numbers.

/** A word in lower case as it is spelled for comparison: as in America, a numeral or a number in words as a number. */
export function inOneSpelling(word: string): string {
  return String(numbers.get(word) ?? inAmerican(word))
}

/** A single X is a letter. */
const numerals: readonly (readonly string[])[] =
  'i one,ii two,iii three,iv four,v five,vi six,vii seven,viii eight,ix nine,ten,xi eleven,xii twelve'
    .split(',')
    .map((words) => words.split(' '))

const numbers = new Map(numerals.flatMap((words, at) => words.map((word) => [word, at + 1] as const)))

/** Words that follow none of the rules below. */
const american: ReadonlyMap<string, string> = new Map(
  [
    ...[
      'among amongst',
      'while whilst',
      'gray grey',
      'grays greys',
      'mold mould',
      'skeptic sceptic',
      'plow plough',
    ],
    ...[
      'artifact artefact',
      'artifacts artefacts',
      'aluminum aluminium',
      'practice practise',
      'fulfill fulfil',
    ],
    ...['learned learnt', 'aging ageing', 'focused focussed', 'focusing focussing', 'biased biassed'],
    ...['maneuver manoeuvre', 'maneuvers manoeuvres', 'centered centred', 'centering centring', 'tire tyre'],
  ].map((pair): [string, string] => {
    const [word = '', other = ''] = pair.split(' ')
    return [other, word]
  }),
)

/**
 * "modelling", "colour", "analyse", "generalisation", "centre", "catalogue", "defence", "programme", "judgement", "towards",
 * "sulphur", "haemoglobin", "oestrogen"
 */
function inAmerican(word: string): string {
  if (word.length < 4) return word
  const known = american.get(word)
  if (known !== undefined || word.length < 5) return known ?? word
  return word
    .replace(/^((?:to|after|back|for|up|down|in|out)ward)s$/, '$1')
    .replace(/ll(?=ed$|ing$|ers?$|ous$)/, 'l')
    .replace(/(?<=\p{L}{2})our/u, 'or')
    .replace(/(?<=\p{L}{2}[iy])s(?=e|ing|a(?:tion|bl))/u, 'z')
    .replace(/(?<=[bt])re(?=s?$)/, 'er')
    .replace(/ogue(?=s?$)/, 'og')
    .replace(/ence(?=s?$)/, 'ense')
    .replace(/mme(?=s?$)/, 'm')
    .replace(/(?<=dg|owledg)e(?=ment)/, '')
    .replace('sulph', 'sulf')
    .replace(/ae(?=m[aio]|sth|d[io]|olog|mor)|oe(?=str|dem|soph|tal|t?us$|a$)/, 'e')
}

// Numbers that look like an identifier and are none: amounts, serial and telephone numbers. The patterns ignore case, so
// only those words are listed that are neither names nor other words: "Min", "Won", "as" and "PS" may follow a paper.

const currencySigns = String.raw`\u00a2-\u00a5\u20a0-\u20cf\ufe69\uff04\uffe0\uffe1\uffe5\uffe6`
/** A number beside one is an amount. */
const signs = `$${currencySigns}`
const currencies = 'usd|eur|gbp|jpy|krw|cny|rmb|chf'
const labels = 'firmware|builds?|ver|tel|phone|fax|port|rfc|isbn'
const units = [
  '[kcmn\u00b5\u03bc]m[23\u00b2\u00b3]?|[kmg]pc|km/h|m/s|[mnf\u00b5\u03bc]s|secs|seconds|minutes|hours|days|weeks|months|years',
  '[kmgt]?hz|[kmgt]?ev(?:/c[2\u00b2]?)?|[km\u00b5\u03bc]g|[kmg]w|[km]v|[km]wh|mah|[km]j|[kmh]pa|ppm|rpm|fps|arcsec|mjy',
  '[kmgt]i?b|bits|bytes|tokens|[a-z]?flops|parameters|steps|epochs|thousand|million|billion|trillion|percent',
  `dollars|euros|pounds|${currencies}`,
].join('|')
const koreanUnits = '달러|유로|(?:원|초|분|개|명)(?![가-힣])'

/** Nothing before a number that makes an amount of it. */
export const beforeAmount = [
  String.raw`(?<![\w./:@=&%+~#\\${signs}\u00b1\u2248\u2260\u2264\u2265\u00d7-])(?<!\d[,'\u2019])`,
  String.raw`(?<![${currencySigns}\u00b1\u2248\u2264\u2265\u00d7] |\+\d{1,4} |\b(?:${labels}|${currencies})[.:]{0,2} )`,
].join('')

/** Nothing after it, either. */
export const afterAmount = [
  String.raw`(?!\s?[%\u2030\u00b0\u00b1\u00d7${signs}])`,
  String.raw`(?![ \u00a0](?:(?:${units})(?![\w-])|${koreanUnits}|[=x] ?\d))`,
].join('')

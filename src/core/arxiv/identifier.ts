declare const arxivIdBrand: unique symbol

/**
 * An arXiv identifier that can exist, normalised: no version, no `arXiv:` prefix, no subject class.
 * `2011.10650`, `0704.0001`, `math/0611800`.
 */
export type ArxivId = string & { readonly [arxivIdBrand]: true }

/** A paper, or one version of it. */
export interface ArxivReference {
  readonly id: ArxivId
  /** From 1; `undefined` means the latest. */
  readonly version: number | undefined
}

/** Why something cannot be an identifier; `shape` if it does not look like one, although it is in the place of one. */
export type IdentifierFlaw = 'month' | 'year' | 'digits' | 'number' | 'archive' | 'version' | 'shape'

export type IdentifierReading =
  | { readonly ok: true; readonly reference: ArxivReference }
  | { readonly ok: false; readonly flaw: IdentifierFlaw }

const newStyle = /^(\d{2})(\d{2})\.(\d{3,7})(?:v(\d+))?$/i
const oldStyle =
  /^([a-z]+(?:-[a-z]+)?)(?:\.([A-Za-z]{2}|[a-z]+(?:-[a-z]+)*))?\/(\d{2})(\d{2})(\d{3})(?:v(\d+))?$/i

/** More digits than any version has, and few enough that numbers stay exact. */
const maxVersionDigits = 6

/**
 * Reads an identifier with or without version, `arXiv:` prefix and subject class. `undefined` if the text is not even
 * shaped like one.
 *
 * Scheme: arXiv's help page "Understanding the arXiv identifier". New style is `YYMM.NNNN` for 0704 to 1412 and
 * `YYMM.NNNNN` from 1501, old style `archive[.XX]/YYMMNNN` for 9107 to 0703; numbers start at 1, versions at 1.
 */
export function readIdentifier(text: string): IdentifierReading | undefined {
  const bare = text.startsWith('a') || text.startsWith('A') ? text.replace(/^arxiv:\s*/i, '') : text
  const modern = newStyle.exec(bare)
  if (modern) return readNewStyle(modern)
  const old = oldStyle.exec(bare)
  return old ? readOldStyle(old) : undefined
}

/** The reference, or `undefined` for anything that is not a possible identifier. */
export function parseIdentifier(text: string): ArxivReference | undefined {
  const reading = readIdentifier(text)
  return reading?.ok ? reading.reference : undefined
}

/** `2011.10650v2`, or the id alone for the latest version. */
export function formatReference({ id, version }: ArxivReference): string {
  return version === undefined ? id : `${id}v${version}`
}

function readNewStyle(match: RegExpExecArray): IdentifierReading {
  const { 1: yy = '', 2: mm = '', 3: number = '', 4: version } = match
  const flaw = newStyleFlaw(Number(yy), Number(mm), number) ?? versionFlaw(version)
  if (flaw) return { ok: false, flaw }
  return { ok: true, reference: { id: `${yy}${mm}.${number}` as ArxivId, version: toVersion(version) } }
}

function newStyleFlaw(yy: number, mm: number, number: string): IdentifierFlaw | undefined {
  if (mm < 1 || mm > 12) return 'month'
  // The scheme began in April 2007; the help page lets 00 to 06 stand for 2100 to 2106.
  if (yy === 7 && mm < 4) return 'year'
  const digits = yy >= 7 && yy <= 14 ? 4 : 5
  if (number.length !== digits) return 'digits'
  return Number(number) === 0 ? 'number' : undefined
}

function readOldStyle(match: RegExpExecArray): IdentifierReading {
  const [, archive = '', , yy = '', mm = '', number = '', version] = match
  const flaw = oldStyleFlaw(archive.toLowerCase(), yy, mm, number) ?? versionFlaw(version)
  if (flaw) return { ok: false, flaw }
  const id = `${archive.toLowerCase()}/${yy}${mm}${number}` as ArxivId
  return { ok: true, reference: { id, version: toVersion(version) } }
}

function oldStyleFlaw(archive: string, yy: string, mm: string, number: string): IdentifierFlaw | undefined {
  if (!isArchive(archive)) return 'archive'
  if (Number(mm) < 1 || Number(mm) > 12) return 'month'
  const year = Number(yy) >= 91 ? 1900 + Number(yy) : 2000 + Number(yy)
  const month = year * 100 + Number(mm)
  if (month < 199107 || month > 200703) return 'year'
  return Number(number) === 0 ? 'number' : undefined
}

function versionFlaw(version: string | undefined): IdentifierFlaw | undefined {
  if (version === undefined) return undefined
  return version.startsWith('0') || version.length > maxVersionDigits ? 'version' : undefined
}

function toVersion(version: string | undefined): number | undefined {
  return version === undefined ? undefined : Number(version)
}

/** Archives and categories of arXiv, from its public category taxonomy; names as arXiv writes them. */
const archiveNames: Readonly<Record<string, string>> = {
  'acc-phys': 'Accelerator Physics',
  'adap-org': 'Adaptation, Noise, and Self-Organizing Systems',
  'alg-geom': 'Algebraic Geometry',
  'ao-sci': 'Atmospheric-Oceanic Sciences',
  'astro-ph': 'Astrophysics',
  'atom-ph': 'Atomic, Molecular and Optical Physics',
  'bayes-an': 'Bayesian Analysis',
  'chao-dyn': 'Chaotic Dynamics',
  'chem-ph': 'Chemical Physics',
  'cmp-lg': 'Computation and Language',
  'comp-gas': 'Cellular Automata and Lattice Gases',
  'cond-mat': 'Condensed Matter',
  cs: 'Computer Science',
  'dg-ga': 'Differential Geometry',
  econ: 'Economics',
  eess: 'Electrical Engineering and Systems Science',
  'funct-an': 'Functional Analysis',
  'gr-qc': 'General Relativity and Quantum Cosmology',
  'hep-ex': 'High Energy Physics - Experiment',
  'hep-lat': 'High Energy Physics - Lattice',
  'hep-ph': 'High Energy Physics - Phenomenology',
  'hep-th': 'High Energy Physics - Theory',
  math: 'Mathematics',
  'math-ph': 'Mathematical Physics',
  'mtrl-th': 'Materials Theory',
  nlin: 'Nonlinear Sciences',
  'nucl-ex': 'Nuclear Experiment',
  'nucl-th': 'Nuclear Theory',
  'patt-sol': 'Pattern Formation and Solitons',
  physics: 'Physics',
  'plasm-ph': 'Plasma Physics',
  'q-alg': 'Quantum Algebra and Topology',
  'q-bio': 'Quantitative Biology',
  'q-fin': 'Quantitative Finance',
  'quant-ph': 'Quantum Physics',
  'solv-int': 'Exactly Solvable and Integrable Systems',
  stat: 'Statistics',
  'supr-con': 'Superconductivity',
}

const categoryNames: Readonly<Record<string, string>> = {
  'astro-ph.CO': 'Cosmology and Nongalactic Astrophysics',
  'astro-ph.EP': 'Earth and Planetary Astrophysics',
  'astro-ph.GA': 'Astrophysics of Galaxies',
  'astro-ph.HE': 'High Energy Astrophysical Phenomena',
  'astro-ph.IM': 'Instrumentation and Methods for Astrophysics',
  'astro-ph.SR': 'Solar and Stellar Astrophysics',
  'cond-mat.dis-nn': 'Disordered Systems and Neural Networks',
  'cond-mat.mes-hall': 'Mesoscale and Nanoscale Physics',
  'cond-mat.mtrl-sci': 'Materials Science',
  'cond-mat.other': 'Other Condensed Matter',
  'cond-mat.quant-gas': 'Quantum Gases',
  'cond-mat.soft': 'Soft Condensed Matter',
  'cond-mat.stat-mech': 'Statistical Mechanics',
  'cond-mat.str-el': 'Strongly Correlated Electrons',
  'cond-mat.supr-con': 'Superconductivity',
  'cs.AI': 'Artificial Intelligence',
  'cs.AR': 'Hardware Architecture',
  'cs.CC': 'Computational Complexity',
  'cs.CE': 'Computational Engineering, Finance, and Science',
  'cs.CG': 'Computational Geometry',
  'cs.CL': 'Computation and Language',
  'cs.CR': 'Cryptography and Security',
  'cs.CV': 'Computer Vision and Pattern Recognition',
  'cs.CY': 'Computers and Society',
  'cs.DB': 'Databases',
  'cs.DC': 'Distributed, Parallel, and Cluster Computing',
  'cs.DL': 'Digital Libraries',
  'cs.DM': 'Discrete Mathematics',
  'cs.DS': 'Data Structures and Algorithms',
  'cs.ET': 'Emerging Technologies',
  'cs.FL': 'Formal Languages and Automata Theory',
  'cs.GL': 'General Literature',
  'cs.GR': 'Graphics',
  'cs.GT': 'Computer Science and Game Theory',
  'cs.HC': 'Human-Computer Interaction',
  'cs.IR': 'Information Retrieval',
  'cs.IT': 'Information Theory',
  'cs.LG': 'Machine Learning',
  'cs.LO': 'Logic in Computer Science',
  'cs.MA': 'Multiagent Systems',
  'cs.MM': 'Multimedia',
  'cs.MS': 'Mathematical Software',
  'cs.NA': 'Numerical Analysis',
  'cs.NE': 'Neural and Evolutionary Computing',
  'cs.NI': 'Networking and Internet Architecture',
  'cs.OH': 'Other Computer Science',
  'cs.OS': 'Operating Systems',
  'cs.PF': 'Performance',
  'cs.PL': 'Programming Languages',
  'cs.RO': 'Robotics',
  'cs.SC': 'Symbolic Computation',
  'cs.SD': 'Sound',
  'cs.SE': 'Software Engineering',
  'cs.SI': 'Social and Information Networks',
  'cs.SY': 'Systems and Control',
  'econ.EM': 'Econometrics',
  'econ.GN': 'General Economics',
  'econ.TH': 'Theoretical Economics',
  'eess.AS': 'Audio and Speech Processing',
  'eess.IV': 'Image and Video Processing',
  'eess.SP': 'Signal Processing',
  'eess.SY': 'Systems and Control',
  'math.AC': 'Commutative Algebra',
  'math.AG': 'Algebraic Geometry',
  'math.AP': 'Analysis of PDEs',
  'math.AT': 'Algebraic Topology',
  'math.CA': 'Classical Analysis and ODEs',
  'math.CO': 'Combinatorics',
  'math.CT': 'Category Theory',
  'math.CV': 'Complex Variables',
  'math.DG': 'Differential Geometry',
  'math.DS': 'Dynamical Systems',
  'math.FA': 'Functional Analysis',
  'math.GM': 'General Mathematics',
  'math.GN': 'General Topology',
  'math.GR': 'Group Theory',
  'math.GT': 'Geometric Topology',
  'math.HO': 'History and Overview',
  'math.IT': 'Information Theory',
  'math.KT': 'K-Theory and Homology',
  'math.LO': 'Logic',
  'math.MG': 'Metric Geometry',
  'math.MP': 'Mathematical Physics',
  'math.NA': 'Numerical Analysis',
  'math.NT': 'Number Theory',
  'math.OA': 'Operator Algebras',
  'math.OC': 'Optimization and Control',
  'math.PR': 'Probability',
  'math.QA': 'Quantum Algebra',
  'math.RA': 'Rings and Algebras',
  'math.RT': 'Representation Theory',
  'math.SG': 'Symplectic Geometry',
  'math.SP': 'Spectral Theory',
  'math.ST': 'Statistics Theory',
  'nlin.AO': 'Adaptation and Self-Organizing Systems',
  'nlin.CD': 'Chaotic Dynamics',
  'nlin.CG': 'Cellular Automata and Lattice Gases',
  'nlin.PS': 'Pattern Formation and Solitons',
  'nlin.SI': 'Exactly Solvable and Integrable Systems',
  'physics.acc-ph': 'Accelerator Physics',
  'physics.ao-ph': 'Atmospheric and Oceanic Physics',
  'physics.app-ph': 'Applied Physics',
  'physics.atm-clus': 'Atomic and Molecular Clusters',
  'physics.atom-ph': 'Atomic Physics',
  'physics.bio-ph': 'Biological Physics',
  'physics.chem-ph': 'Chemical Physics',
  'physics.class-ph': 'Classical Physics',
  'physics.comp-ph': 'Computational Physics',
  'physics.data-an': 'Data Analysis, Statistics and Probability',
  'physics.ed-ph': 'Physics Education',
  'physics.flu-dyn': 'Fluid Dynamics',
  'physics.gen-ph': 'General Physics',
  'physics.geo-ph': 'Geophysics',
  'physics.hist-ph': 'History and Philosophy of Physics',
  'physics.ins-det': 'Instrumentation and Detectors',
  'physics.med-ph': 'Medical Physics',
  'physics.optics': 'Optics',
  'physics.plasm-ph': 'Plasma Physics',
  'physics.pop-ph': 'Popular Physics',
  'physics.soc-ph': 'Physics and Society',
  'physics.space-ph': 'Space Physics',
  'q-bio.BM': 'Biomolecules',
  'q-bio.CB': 'Cell Behavior',
  'q-bio.GN': 'Genomics',
  'q-bio.MN': 'Molecular Networks',
  'q-bio.NC': 'Neurons and Cognition',
  'q-bio.OT': 'Other Quantitative Biology',
  'q-bio.PE': 'Populations and Evolution',
  'q-bio.QM': 'Quantitative Methods',
  'q-bio.SC': 'Subcellular Processes',
  'q-bio.TO': 'Tissues and Organs',
  'q-fin.CP': 'Computational Finance',
  'q-fin.EC': 'Economics',
  'q-fin.GN': 'General Finance',
  'q-fin.MF': 'Mathematical Finance',
  'q-fin.PM': 'Portfolio Management',
  'q-fin.PR': 'Pricing of Securities',
  'q-fin.RM': 'Risk Management',
  'q-fin.ST': 'Statistical Finance',
  'q-fin.TR': 'Trading and Market Microstructure',
  'stat.AP': 'Applications',
  'stat.CO': 'Computation',
  'stat.ME': 'Methodology',
  'stat.ML': 'Machine Learning',
  'stat.OT': 'Other Statistics',
  'stat.TH': 'Statistics Theory',
}

/** Codes of all archives and categories. */
export const categoryCodes: readonly string[] = [...Object.keys(archiveNames), ...Object.keys(categoryNames)]

/** Whether old-style identifiers may begin with this archive. */
export function isArchive(code: string): boolean {
  return Object.hasOwn(archiveNames, code)
}

/** The English name of an archive or category, or `undefined` for a code arXiv does not have (MSC and ACM codes occur). */
export function categoryName(code: string): string | undefined {
  if (Object.hasOwn(categoryNames, code)) return categoryNames[code]
  return Object.hasOwn(archiveNames, code) ? archiveNames[code] : undefined
}

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

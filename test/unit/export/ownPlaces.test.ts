import assert from 'node:assert/strict'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { richText } from '../../../src/core/export/plainHtml.ts'
import { withoutKeys } from '../../../src/core/render/html.ts'
import { withoutOwnPlaces } from '../../../src/core/render/ownPlaces.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'

const places: readonly string[] = [
  'file:///home/anna/nightshade.pdf',
  'FILE:///Users/nightshade%20a(1).pdf',
  'file://nightshade/a',
  '/home/anna/nightshade.pdf',
  ...[
    '/Users/nightshade',
    '/users/anna/papers/nightshade',
    '/users/anna/nightshade.pdf',
    '/media/usb0/nightshade.pdf',
  ],
  ...['/media/anna/disk/nightshade.pdf', '/media/anna/disk/nightshade'],
  ...[
    'smb://nas.e.org/nightshade',
    'ssh://anna@nightshade',
    'vscode://file/nightshade',
    'things:///show?id=nightshade',
  ],
  '~/nightshade.pdf',
  'C:\\Users\\anna\\nightshade.pdf',
  'c:/Users/nightshade.pdf',
  '\\\\server\\nightshade\\a.pdf',
  'obsidian://open?vault=nightshade',
  'zotero://select/items/nightshade',
  'id:nightshade',
]
/** Those that are links between angle brackets, with no label of their own. */
const bare = places.filter((place) => /^[~\\]|:[/\\]/.test(place))
const paper = 'https://arxiv.org/abs/2401.00001'
const entry = `# Week\n\nSmall Models\n${paper}\n`
/** Digests with a link to a place, at `…`. */
const digests: readonly string[] = [
  `${entry}See [x](…) and ![y](…).\n`,
  `${entry}See [x](<…> "t") and [*x* \`y\`](…).\n`,
  `${entry}See [![x](…)](https://e.org) and [![x](https://e.org/a.png)](…).\n`,
  `${entry}See [x][y] and [y].\n\n[y]: …\n`,
  `${entry}See <a href="…">x <b>y</b></a> and <img alt=x src='…'>.\n`,
  `${entry}See <img src="a.png" srcset="… 2x, b.png"> and <video poster='…' controls></video>.\n`,
  `${entry}See [[…][x]].[^1]\n\n[^1]: And [x](…).\n`,
  `# Week [x](…)\n\nSee [x](…).\n\n## Part [x](…)\n\nSmall Models\n${paper}\n`,
  `# Week\n\n### Small Models\n[paper](${paper}) | [notes](…)\n\nShort.\n`,
  `# Week\n\n- [Small Models](…) [paper](${paper}) short\n- [Big Models](…) [paper](https://arxiv.org/abs/2401.00002)\n- [Wide Models](…) short\n`,
  `# Week\n\n| Title | Link | Notes |\n| --- | --- | --- |\n| Small Models | ${paper} | [n](…) short |\n`,
  `* Week\n** [[…][Small Models]]\n${paper}\nShort.\n`,
]
/** Digests with a note that goes by other words. */
const notes: readonly string[] = [
  `${entry}With [[people/nightshade|a friend]] and [[nightshade#part|another]].\n`,
  `# [[nightshade|Week]]\n\n## [[nightshade|Part]]\n\n### [[people/nightshade|Small Models]]\n${paper}\n\nShort.\n`,
  `# Week\n\n| Title | Link |\n| --- | --- |\n| [[nightshade\\|Small Models]] | ${paper} |\n`,
]

/** What each format and the clipboard make of a digest. */
function formsOf(text: string): readonly (readonly [id: string, text: string])[] {
  const exported = exportedDigest(text)
  const files = exportFormats.map(
    ({ id, write }) => [id, JSON.stringify(write([exported], exportOptions))] as const,
  )
  return [...files, ['rich text', JSON.stringify(richText(exported))]]
}

/** Addresses that only some programs open, or that only their scheme or folder has in common with those of a computer. */
const followed: readonly string[] = [
  ...[
    'gemini',
    'gopher',
    'webcal',
    'git',
    'git+https',
    'svn',
    'rsync',
    'feed',
    'nntp',
    'wss',
    'ftp',
    'irc',
    'ircs',
  ].map((scheme) => `${scheme}://e.org/public`),
  ...['s3', 'gs', 'hf', 'ipfs', 'ipns', 'at', 'docker'].map((scheme) => `${scheme}://bucket/public`),
  ...['urn:public', 'orcid:public', 'swh:1:public', 'magnet:?xt=public'],
]
const sitePaths: readonly string[] = [
  '/media/public.png',
  '/media/2024/05/public.png',
  '/media/trees/public.png',
  '/users/public',
]

suite('addresses that others can follow', () => {
  for (const address of followed)
    test(`are in every format with their words: ${address}`, () => {
      for (const said of [`[x](${address})`, `<${address}>`, `![x](${address})`, `[x][y]\n\n[y]: ${address}`])
        for (const [id, text] of formsOf(`${entry}See ${said}\n`))
          if (!/bib|csl/.test(id)) assert.match(text, /public/, `${id}: ${said}`)
    })

  for (const address of sitePaths)
    test(`are none of a computer: ${address}`, () => {
      const text = `See [x](${address}), ![x](${address}) and <a href="${address}">x</a>.`
      assert.equal(withoutOwnPlaces(text), text)
    })
})

suite('places on the computer of a writer', () => {
  for (const digest of digests)
    test(`are in no format: ${JSON.stringify(digest)}`, () => {
      for (const place of places)
        for (const [id, text] of formsOf(digest.replaceAll('…', place))) {
          assert.doesNotMatch(text, /nightshade/i, `${id}: ${place}`)
          assert.match(text, /Models|2401/, id)
        }
    })

  for (const digest of notes)
    test(`nor are names of notes behind other words: ${JSON.stringify(digest)}`, () => {
      for (const [id, text] of formsOf(digest)) assert.doesNotMatch(text, /nightshade/i, id)
    })

  for (const address of [
    'https://anna:nightshade@e.org/a.pdf',
    'http://nightshade:@e.org:8080/a?b=c',
    'HTTPS://ghp_nightshade0123456789@e.org/a',
    'https://e.org/a.pdf?token=nightshade',
    'https://e.org/a?access_token=nightshade&b=c#d',
    'https://e.org/a?share_token=nightshade&b=c#d',
    'https://e.org/a?invite-token=nightshade&b=c#d',
    'https://e.org/a?b=c&X-Amz-Credential=nightshade%2F20240308&X-Amz-Signature=nightshade',
    'https://e.org/a;jsessionid=NIGHTSHADE01?b=c',
    'https://e.org/a#id_token=nightshade&b=c',
    'https://e.org/a?key=nightshade-0123456789abcdef',
    'https://e.org/a?tok%65n=nightshade',
    'https://e.org/a?b=ghp_nightshade0123456789',
    'https://e.org/a?code=4/0Anightshade',
    'https://e.org/a?ezproxy_session=nightshade',
    'https://e.org/a?rlkey=nightshade&dl=0',
    'https://e.org/ghp_nightshade0123456789/a',
    'https://hooks.e.org/services/T0123/B0123/nightshadeNIGHTSHADE',
    'https://e.org/api/webhooks/0123456789/nightshade-0123',
    'https://api.e.org/bot0123456789:nightshade0123456789/send',
    'https://anna:p@nightshade@e.org/a',
    'https:anna:nightshade@e.org/a',
    '//anna:nightshade@e.org/a',
    ...['ftp', 'sftp', 'postgres', 'git+ssh'].map((scheme) => `${scheme}://anna:nightshade@e.org/a`),
  ])
    test(`nor are the keys in an address: ${address}`, () => {
      for (const digest of [
        `${entry}See [x](${address}), ${address}, <${address}>, [y][z] and \`${address}\`.\n\n[z]: ${address}\n`,
        `# Week\n\n- [Small Models](${address}) [paper](${paper}) short\n`,
        `# Week\n\nSmall Models\n${address}\nShort and plain.\n\nBig Models\n${paper}\nShort.\n`,
      ])
        for (const [id, text] of formsOf(digest)) assert.doesNotMatch(text, /nightshade/i, id)
    })

  test('are blocks of notes, too', () => {
    const block = '64f2c5b7-9721-4475-b3e8-b8f497bca09c'
    for (const [id, text] of formsOf(
      `${entry}See [the first](((${block}))) and [x](https://e.org/((a))).\n`,
    )) {
      assert.ok(!text.includes(block), `${id}: ${text}`)
      if (!/bib|csl/.test(id)) assert.match(text, /the first/, id)
    }
  })

  test('are no names in addresses, nor signs behind a host', () => {
    const text =
      'See https://medium.com/@anna:b, https://anna@e.org/a, https://e.org/a:b@c, https://e.org:80/@a, ssh://git@e.org and anna:b@e.org.'
    assert.equal(withoutKeys(text), text)
  })

  test('are in no format between angle brackets either', () => {
    for (const place of bare)
      for (const [id, text] of formsOf(`${entry}See <${place}> and vector<std::string>.\n`)) {
        assert.doesNotMatch(text, /nightshade/i, `${id}: ${place}`)
        assert.match(text, /Models|2401/, id)
      }
  })

  test('leave the rest of an address in place', () => {
    for (const [written, kept] of [
      ['https://e.org/?a=b&token=12345&c=d', 'https://e.org/?a=b&c=d'],
      ['https://e.org/?token=12345&sig=12345&c=d#e', 'https://e.org/?c=d#e'],
      ['https://e.org/?a=b&amp;token=12345&amp;sig=12345)', 'https://e.org/?a=b)'],
      ['[a](https://e.org/?pwd=12345) "b"', '[a](https://e.org/) "b"'],
      ['https://e.org/?Token=12345#c', 'https://e.org/#c'],
      ['https://e.org/?a=b&tok%65n=12345', 'https://e.org/?a=b'],
      ['https://e.org/?a=b&token=12345&c=(d)', 'https://e.org/?a=b&c=(d)'],
      ['`postgres://ann:b@db/a`', '`postgres://db/a`'],
      ['[a](//ann:b@e.org/a)', '[a](//e.org/a)'],
      ['https://ann:b&#64;e.org', 'https://e.org'],
    ] as const)
      assert.equal(withoutKeys(written), kept)
  })

  test('are no words that only look like keys', () => {
    const text =
      'https://e.org/?id=aBc123&key=smith2024&tokens=12345&token=&code=10.1000/182&sharing_token=abcdef12&max_tokens=4096 a;b token=12345 https://e.org/webhooks/events-and-payloads#create https://e.org/sk-learn-and-other-libraries'
    assert.equal(withoutKeys(text), text)
  })

  for (const piece of [
    '?token=',
    '&token=1234',
    '&sig=1234&',
    ';',
    '?key=a-',
    '&amp;',
    '//',
    'a:',
    '/hooks/',
    'https:',
  ])
    test(`are found in time: ${piece}`, () => {
      withoutKeys(piece.repeat(400_000 / piece.length))
    })

  test('are nothing that others can follow, nor what code shows', () => {
    for (const text of [
      'See [a](https://e.org/home/a), [b](week-1.md), [c](../img/a.png), [d](/img/b.png), [e](mailto:a@e.org).',
      'See [a](doi:10.1/x), [b](#part), [[note]], [[note|c]] and ![[a.png|b]].',
      '`[a](file:///home/a)`\n\n```\n[a](file:///home/a)\n```\n',
      'a: \\[b](file:///home/a',
      'See <https://e.org/home/a>, <mailto:a@e.org>, <key:value>, vector<std::string>, <br/> and </users>.',
    ])
      assert.equal(withoutOwnPlaces(text), text)
  })

  test('are pictures embedded as data, which only their words stand for', () => {
    const data = `data:image/png;base64,${'iVBORw0KGgo'.repeat(20_000)}==`
    assert.equal(withoutOwnPlaces(`a ![plot](${data}) b`), 'a plot b')
    assert.equal(withoutOwnPlaces(`a ![](<${data}>) b`), 'a  b')
    assert.equal(withoutOwnPlaces('![c](data:image/svg+xml;utf8,<svg a="url(#b)"/>) d'), 'c d')
    assert.equal(withoutOwnPlaces(`a <img alt="plot" src="${data}"> b`), 'a  b')
    const left: string[] = []
    withoutOwnPlaces(`![plot](${data})`, (address) => left.push(address))
    assert.deepEqual(left, ['data:…'])
    const digest = `# Week\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nGood. ![plot](${data}) Fine.\n`
    for (const { id, write } of exportFormats) {
      const written = JSON.stringify(write([exportedDigest(digest)], exportOptions))
      assert.doesNotMatch(written, /iVBORw0KGgo/, id)
    }
  })

  test('nor do titles on a site lead to files that are not there', () => {
    const text =
      '# Week\n\n- [Small Models](papers/small.pdf) short\n- [Big Models](papers/big.pdf) short\n- [Wide Models](papers/wide.pdf) short\n'
    const site = exportFormats.find(({ id }) => id === 'site')
    const pages = JSON.stringify(site?.write([exportedDigest(text)], exportOptions))
    assert.match(pages, /Wide Models/)
    assert.doesNotMatch(pages, /href=\\"papers/)
  })

  for (const piece of [
    '[a](',
    '![a](data:',
    '<img src=data:',
    '![',
    '[[a][',
    '<a href=x ',
    '<img ',
    '[a]: ~/',
    '[a](~/',
    '[[',
    '<a href=~/x>',
    '<~/',
    '<file:/',
  ])
    test(`take no longer to find than the text is long: ${piece}`, () => {
      withoutOwnPlaces(`~/${piece.repeat(200_000 / piece.length)}`)
    })
})

suite('pictures that are not published', () => {
  for (const written of [
    '![[Pasted image 20240512.png]]',
    '![Pasted image 20240512.png](Pasted%20image%2020240512.png)',
    '![Pasted image 20240512](assets/Pasted%20image%2020240512.png)',
    '![Pasted-image-20240512](<assets/Pasted image 20240512.png>)',
    '![pasted image 20240512.heic](other.png)',
    '![[Pasted image 20240512.mp4]]',
    '![[Pasted image 20240512.pdf]]',
  ])
    test(`are not named where their words are the name of their file: ${written}`, () => {
      const exported = exportedDigest(
        `# Week\n\n### Small Models\nhttps://arxiv.org/abs/2401.00001\n\nGood words.\n${written}\n\nFine words.\n`,
      )
      for (const { id, write } of exportFormats) {
        if (/^(?:markdown|json)$/.test(id)) continue
        const all = JSON.stringify(write([exported], exportOptions))
        assert.doesNotMatch(all, /pasted.image/i, id)
        if (/^(?:html|site|text|atom|slack|email)$/.test(id)) assert.match(all, /Good words.*Fine words/, id)
      }
    })

  test('are shown by their words alone', () => {
    const pictures = ['', 'img/', './img/', '/img/', '../img/'].flatMap((folder) => [
      `![](${folder}own.png)`,
      `![](<${folder}own.png>)`,
      `![My plot](${folder}own.png "A")`,
      `![[${folder}own.png]]`,
      `![[${folder}own.png|300]]`,
      `![[${folder}own.png|My plot]]`,
      `[![](${folder}own.png)](https://e.example.org)`,
      `<img src="${folder}own.png">`,
      `<img alt="My plot" src="${folder}own.png">`,
      `![My plot][p]\n\n[p]: ${folder}own.png`,
    ])
    for (const picture of pictures) {
      const exported = exportedDigest(
        `# Week\n\nBefore. ${picture}\n\n- [Small Models](https://arxiv.org/abs/2401.00001): I think that this is Good work on models. ${picture.split('\n', 1)} The rest is Fine, too.\n\n${picture.slice(picture.indexOf('\n') + 1)}\n`,
      )
      for (const { id, write } of exportFormats) {
        if (/^(?:markdown|json)$/.test(id)) continue
        const written = JSON.stringify(write([exported], exportOptions))
        assert.doesNotMatch(written, /own\.png/, `${id}: ${picture}`)
        if (/^(?:html|site|text|atom|slack|email)$/.test(id)) assert.match(written, /Good.*Fine/, id)
        if (picture.includes('My plot') && /^(?:html|site|text|atom)$/.test(id))
          assert.match(written, /My plot/, id)
      }
    }
  })
})

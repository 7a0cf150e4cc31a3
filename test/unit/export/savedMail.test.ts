import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { publicDigest } from '../../../src/core/export/exportDigests.ts'

const papers = `1) Glazing Stone Tiles
   https://arxiv.org/abs/2401.00001
   Readable.

2) Cold Mountains of the South
   https://arxiv.org/abs/2401.00002
   My favourite.

Best,
Lena
`

function shown(text: string): string {
  return publicDigest(parseDigest(text)).text
}

suite('a mail that is saved as a digest', () => {
  for (const header of [
    'From: Lena <lena@x.example>\nTo: list@x.example\nCc: K. B <kb@x.example>\nMessage-ID: <1@x.example>\n',
    'Von: Lena <lena@x.example>\nGesendet: Montag, 3. Juni 2024 10:00\nAn: alle@x.example\n',
    'De : Lena <lena@x.example>\nEnvoyé : lundi 3 juin 2024\nÀ : tous@x.example\n',
    '보낸사람: 레나 <lena@x.example>\n받는사람: 모두 <all@x.example>\n',
    '差出人: Lena <lena@x.example>\n宛先: all@x.example\n',
    '发件人: Lena <lena@x.example>\n收件人: all@x.example\n',
    'To: a@x.example,\n b@x.example\nFrom: Lena <lena@x.example>\n',
  ])
    test(`is published without who sent it to whom: ${header.split('\n', 1)[0]}`, () => {
      const text = shown(`${header}Subject: Papers\n\nHi all,\n\n${papers}`)
      assert.doesNotMatch(text, /@/)
      assert.match(text, /^Subject: Papers\n\nHi all,\n/)
      assert.match(text, /My favourite\.\n\nBest,\nLena/)
    })

  for (const end of [
    '\n--\nLena\nTel. 030 1234567\n',
    '\n-- \nLena\nTel. 030 1234567\n',
    '\nOn Sun, 12 May 2024, K. B wrote:\n> Tel. 030 1234567\n',
    '\nOn Sun, 12 May 2024 at 10:00, K. B <kb@x.example> wrote:\n\n> Tel. 030 1234567\n>\n> K.\n',
    '\nAm 12.05.2024 um 10:00 schrieb K. B:\n> Tel. 030 1234567\n',
    '\nLe 12 mai 2024 à 10:00, K. B a écrit :\n> Tel. 030 1234567\n',
    '\n2024년 5월 12일 (일) 오전 10:00, 김 <kb@x.example>님이 작성:\n> Tel. 030 1234567\n',
    '\n-----Original Message-----\nFrom: K. B\nTel. 030 1234567\n',
    '\n---------- Forwarded message ---------\nTel. 030 1234567\n',
    '\n--\nLena\n\nOn Sun, 12 May 2024, K. B wrote:\n> Tel. 030 1234567\n',
  ])
    test(`is published without its signature and the mail that it answers: ${JSON.stringify(end)}`, () => {
      for (const text of [papers + end, (papers + end).replaceAll('\n', '\r\n')])
        assert.equal(shown(text).trimEnd().replaceAll('\r', ''), papers.trimEnd())
    })

  for (const kept of ['From: the editors\nTo: all of you\n\n', 'Title: Papers\nDate: 12 May 2024\n\n'])
    test(`keeps what is no header: ${JSON.stringify(kept)}`, () => {
      assert.equal(shown(kept + papers), kept + papers)
    })

  for (const kept of [
    '\nAs Kim wrote:\n> Mountains are cold.\n',
    '\nOn page 12 the authors wrote:\n> Mountains are cold.\n\nI doubt it.\n',
    '\n--\n\n3) Wide Rivers of the North\n   https://arxiv.org/abs/2401.00003\n',
    '\nAnd more\n--\nwords\n',
  ])
    test(`keeps what ends no mail: ${JSON.stringify(kept)}`, () => {
      assert.equal(shown(papers + kept), papers + kept)
    })
})

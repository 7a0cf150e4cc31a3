import assert from 'node:assert/strict'
import { isPaperUrl } from '../../../src/core/paper/paperHosts.ts'

suite('isPaperUrl', () => {
  for (const url of [
    'https://arxiv.org/abs/2401.00001',
    'https://openreview.net/forum?id=abc',
    'https://www.nature.com/articles/x',
    'https://proceedings.mlr.press/v1/x.html',
    'https://example.org/files/paper.pdf#page=2',
    'https://www.google.com/url?q=https://openreview.net/forum?id%3Dabc&sa=D',
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Faclanthology.org%2F2024.acl-long.1&data=05',
    'https://web.archive.org/web/2024/https://example.org/paper.pdf?x',
    'https://www-nature-com.proxy.example.edu/articles/x',
    'https://login.proxy.example.edu/login?url=https://dl.acm.org/doi/10.1145/1.2',
  ]) {
    test(`takes ${url} for the address of a paper`, () => assert.ok(isPaperUrl(url)))
  }

  for (const url of [
    '',
    'https://github.com/some/code',
    'https://nature.com.example.org/',
    'https://notnature.com/x',
    'https://www.google.com/url?q=https://example.org/&sa=D',
    'https://www.google.com/search?q=https://openreview.net/',
    `https://${'a.'.repeat(50_000)}b/`,
  ]) {
    test(`takes ${url.slice(0, 60)} for none`, () => assert.ok(!isPaperUrl(url)))
  }
})

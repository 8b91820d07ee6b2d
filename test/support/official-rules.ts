/**
 * The official rules, run by their own XSLT in SaxonJS: what ours are held against, and what they are timed against. The XSLTs are
 * no part of the project; their folder comes from an environment variable (FACTURIER_EN16931: a clone of
 * ConnectingEurope/eInvoicing-EN16931).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SaxonJS, { type ResultNode } from 'saxon-js';
import type { Severity } from '../../src-main/intake/check/finding.ts';
import type { Planting } from './variations.ts';

const require = createRequire(import.meta.url);

export interface OfficialFinding {
  readonly rule: string;
  readonly severity: Severity;
}

/** What the XSLT says of a document; `stopped` where it ends with an error of its own (a figure that is none, say). */
export type OfficialVerdict = { readonly findings: readonly OfficialFinding[] } | { readonly stopped: string };

/** Where the release of EN 16931 keeps its XSLT for a syntax. */
export const en16931Xslt = (folder: string, syntax: 'ubl' | 'cii') =>
  join(folder, syntax, 'xslt', `EN16931-${syntax.toUpperCase()}-validation.xslt`);

/** Compiled once and kept in the system's temporary folder by what the XSLT says: it takes ten seconds and more. */
function compiled(xslt: string): object {
  const key = createHash('sha256').update(readFileSync(xslt)).digest('hex').slice(0, 32);
  const folder = join(tmpdir(), 'facturier-official-rules');
  const path = join(folder, `${key}.sef.json`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${path}.${process.pid}`;
    const compiler = require.resolve('xslt3/xslt3.js');
    execFileSync(process.execPath, [compiler, `-xsl:${xslt}`, `-export:${unfinished}`, '-nogo'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    renameSync(unfinished, path);
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The rules of one XSLT, ready to be held against documents. */
export function officialRules(xslt: string): (xml: string) => OfficialVerdict {
  const stylesheetInternal = compiled(xslt);
  return (sourceText) => {
    let report: ResultNode;
    try {
      report = SaxonJS.transform({ stylesheetInternal, sourceText, destination: 'document' }, 'sync').principalResult;
    } catch (error) {
      return { stopped: error instanceof Error ? error.message : String(error) };
    }
    return { findings: findingsIn(report) };
  };
}

/** The failed assertions of a report in SVRL; a rule without an id is named by the one its text begins with. */
function findingsIn(report: ResultNode): OfficialFinding[] {
  const findings: OfficialFinding[] = [];
  const elements = [report.firstChild];
  for (let element = elements.pop(); element !== undefined; element = elements.pop()) {
    if (element === null) continue;
    elements.push(element.nextSibling);
    if (element.nodeType !== 1) continue;
    if (element.localName === 'failed-assert' || element.localName === 'successful-report') {
      const rule = element.getAttribute('id') || /^\s*\[([^\]]+)\]/.exec(element.textContent)?.[1] || element.textContent.trim();
      findings.push({ rule, severity: element.getAttribute('flag') === 'warning' ? 'warning' : 'error' });
    } else elements.push(element.firstChild);
  }
  return findings;
}

/** Paths that the rules of an XSLT speak of, and below which elements: simple ones only, as a text search finds them. */
export function pathsIn(xslt: string): Planting[] {
  const plantings = new Map<string, Planting>();
  const add = (below: string, path: string) => {
    plantings.set(`${below} ${path}`, { below: new RegExp(below), path });
  };
  let contexts: string[] = [];
  for (const [, match, test] of readFileSync(xslt, 'utf8').matchAll(/<xsl:template match="([^"]*)"|<xsl:(?:when|if) test="([^"]*)"/g)) {
    if (match !== undefined) contexts = match.split('|').flatMap(elementsOf);
    const either = (test ?? '').replaceAll('(cac:InvoiceLine|cac:CreditNoteLine)', 'cac:InvoiceLine').replaceAll(/'[^']*'/g, '');
    for (const [, from = '', path = ''] of either.matchAll(
      /([./]*)((?:(?:c[ab]c|ram|udt|qdt|rsm):|@)\w+(?:\/(?:(?:c[ab]c|ram|udt|qdt):|@)\w+)*)/g,
    )) {
      const [first = '', ...rest] = path.split('/');
      if (from === '//' && rest.length > 0) add(`^${first}$`, rest.join('/'));
      else if (from === '' || from === './') for (const context of contexts) add(context, path);
    }
  }
  return [...plantings.values()];
}

/** The names of the elements a template is for, as patterns: the last step of its place, without conditions. */
function elementsOf(place: string): string[] {
  const suffix = /ends-with\(name\(\), '(\w+)'\)/.exec(place)?.[1];
  if (suffix !== undefined) return [`${suffix}$`];
  const name = /(?:^|[/:])(\w+)$/.exec(place.replaceAll(/\[[^\]]*\]/g, '').trim())?.[1];
  return name === undefined ? [] : [`(^|:)${name}$`];
}

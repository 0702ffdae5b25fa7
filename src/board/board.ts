/** Turns a document of the findings into what the board's files say of it: its meeting, and how it stands. */
import type { DocumentRequest, Findings } from '../findings/types.ts';
import * as messages from '../problems/messages/board.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import { digestOfFindings, digestOfSources } from './digest.ts';
import { readMeeting } from './meeting.ts';
import { checkSigned, readSignOffs, standingOf } from './signOff.ts';
import type { Meeting, Signed, Standing } from './types.ts';

/** The board's files of a project, and the names of its data files and templates. */
export interface BoardFiles {
  readonly meetings: ReadonlyMap<string, Source>;
  readonly profiles: ReadonlyMap<string, Source>;
  readonly signOffs: ReadonlyMap<string, Source>;
  readonly data: ReadonlyMap<string, Source>;
  readonly templates: ReadonlyMap<string, Source>;
}

export interface BoardInput {
  readonly findings: Findings;
  readonly template: string;
  /** The template, its partials and its charts: what a sign-off of the template is about. */
  readonly sources: readonly Source[];
  readonly files: BoardFiles;
}

export interface Board {
  readonly meeting: Meeting | undefined;
  readonly standing: Standing;
  /** The digests that a sign-off must hold to match. */
  readonly signed: Signed;
}

export function boardOf(input: BoardInput, problems: Problems): Board {
  const { findings, template, sources, files } = input;
  const request = findings.documents.find((document) => document.template === template);
  if (request !== undefined && request.meeting === undefined && sources.some(printsPaper)) {
    problems.add(messages.noMeeting(request.span, template, [...files.meetings.keys()]));
  }
  const meeting = request && meetingOf(request, findings, files, problems);
  const marking = request?.marking;
  const signed = {
    findings: digestOfFindings(findings, meeting, marking),
    template: digestOfSources(sources),
  };
  const signOffs = readSignOffs(files.signOffs, problems);
  checkSigned(signOffs, files, problems);
  const id = idOf(findings, template);
  return { meeting, signed, standing: standingOf({ id, marking, signed }, signOffs, problems) };
}

// Whether a template prints what only a meeting file says.
function printsPaper({ text }: Source): boolean {
  return /\{\{[^{}]*\bpaper\./u.test(text);
}

function idOf({ name, area }: Findings, template: string): string {
  return area === undefined ? `${name}/${template}` : `${name}/${area.id}/${template}`;
}

function meetingOf(
  { meeting: wanted }: DocumentRequest,
  findings: Findings,
  { meetings, profiles }: BoardFiles,
  problems: Problems,
): Meeting | undefined {
  if (wanted === undefined) return undefined;
  const source = meetings.get(wanted.text);
  if (source === undefined) {
    problems.add(messages.unknownMeeting(wanted.span, wanted.text, [...meetings.keys()]));
    return undefined;
  }
  const meeting = readMeeting({ name: wanted.text, source, profiles }, problems);
  const documents = findings.documents.map(({ template }) => `${findings.name}/${template}`);
  // A meeting file may serve all areas: then an appendix is the area's own.
  const known = [...documents, ...findings.documents.map((one) => idOf(findings, one.template))];
  for (const { document, span } of meeting?.appendices ?? []) {
    if (!known.includes(document)) {
      problems.add(messages.unknownAppendix(span, document, documents));
    }
  }
  return meeting;
}

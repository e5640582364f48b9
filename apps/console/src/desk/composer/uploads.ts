import type { Attachment, Problem } from '#contract';
import { ApiProblem, signedOut } from '../../app/api';

export interface Upload {
  done: Promise<Attachment>;
  cancel(): void;
}

/** Sends a file; `onProgress` gets the part that is through, 0 to 1. Rejects with ApiProblem. */
export function upload(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new ApiProblem(0, 'unreachable'));
    request.onabort = () => reject(new ApiProblem(0, 'cancelled'));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Attachment);
      else reject(problemOf(request));
    };
  });
  const form = new FormData();
  form.append('file', file, file.name);
  request.open('POST', '/api/uploads');
  request.responseType = 'json';
  request.send(form);
  return { done, cancel: () => request.abort() };
}

function problemOf(request: XMLHttpRequest): ApiProblem {
  const problem = request.response as Partial<Problem> | null;
  const code = problem?.code ?? (request.status === 413 ? 'payload_too_large' : 'internal');
  if (request.status === 401) signedOut(code);
  return new ApiProblem(request.status, code, problem?.detail);
}

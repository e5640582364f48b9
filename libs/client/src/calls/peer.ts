/** As much of a browser's RTCPeerConnection as a call needs, so that this can be read and tested where there is no browser. */
export interface PeerConnection {
  readonly connectionState: string;
  readonly localDescription: Description | null;
  createOffer(options?: { iceRestart?: boolean }): Promise<Description>;
  createAnswer(): Promise<Description>;
  setLocalDescription(description: Description): Promise<void>;
  setRemoteDescription(description: Description): Promise<void>;
  addIceCandidate(candidate: Candidate): Promise<void>;
  getStats(): Promise<{ forEach(each: (report: Record<string, unknown>) => void): void }>;
  addEventListener(type: 'icecandidate', listener: (event: { candidate: Candidate | null }) => void): void;
  addEventListener(type: 'connectionstatechange', listener: () => void): void;
  close(): void;
}

export interface Description {
  type: string;
  sdp?: string;
}
export interface Candidate {
  candidate: string;
  sdpMid: string | null;
  sdpMLineIndex: number | null;
}

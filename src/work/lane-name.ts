/** The platform of a lane: `slack` of `slack:C0SUPPORT`. */
export function platformOf(lane: string): string {
  return lane.slice(0, lane.indexOf(':'));
}

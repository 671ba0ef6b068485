/** Where somebody has been: hours ago, kilometres from the middle of the city, degrees from north. */
type Stop = readonly [hoursAgo: number, km: number, direction: number];

/** The latest stop of everybody, where they are now, is added to these. */
export const trails: Record<string, readonly Stop[]> = {
  mai: [
    [146, 0, 0],
    [142, 4.7, 122],
    [133, 0, 0],
    [122, 0.6, 90],
    [98, 0, 0],
    [94, 4.7, 122],
    [85, 1.9, 75],
    [83, 0, 0],
    [50, 4.7, 122],
    [41, 0, 0],
    [26, 4.7, 122],
    [17, 0, 0],
    [5, 0.6, 90],
  ],
  an: [
    [97, 0.15, 136],
    [93, 0.6, 168],
    [72, 0.15, 136],
    [49, 3.1, 40],
    [25, 0.15, 136],
  ],
  linh: [
    [74, 0.8, 13],
    [70, 4.7, 122],
    [62, 0.8, 13],
    [22, 4.7, 122],
  ],
};

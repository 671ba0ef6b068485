interface Place {
  name: string;
  latitude: number;
  longitude: number;
}

interface City extends Place {
  /** As it is called elsewhere. */
  otherName: string;
  /** Its number in GeoNames, by which an import of cities recognises it. */
  geonamesId: number;
  country: string;
  population: number;
}

interface School extends Place {
  shortName: string;
  city: string;
  address: string;
  website: string;
}

export const cities: readonly City[] = [
  {
    name: 'Hà Nội',
    otherName: 'Hanoi',
    latitude: 21.028511,
    longitude: 105.804817,
    geonamesId: 1581130,
    country: 'VN',
    population: 1431270,
  },
  {
    name: 'TP. Hồ Chí Minh',
    otherName: 'Ho Chi Minh City',
    latitude: 10.77653,
    longitude: 106.700981,
    geonamesId: 1566083,
    country: 'VN',
    population: 3467331,
  },
  {
    name: 'Đà Nẵng',
    otherName: 'Da Nang',
    latitude: 16.06778,
    longitude: 108.22083,
    geonamesId: 1583992,
    country: 'VN',
    population: 752493,
  },
];

export const schools: readonly School[] = [
  {
    name: 'Đại học Bách khoa Hà Nội',
    shortName: 'HUST',
    city: 'Hà Nội',
    address: '1 Đại Cồ Việt, Hai Bà Trưng',
    website: 'https://hust.edu.vn',
    latitude: 21.005897,
    longitude: 105.843107,
  },
  {
    name: 'Đại học Quốc gia Hà Nội',
    shortName: 'VNU',
    city: 'Hà Nội',
    address: '144 Xuân Thủy, Cầu Giấy',
    website: 'https://vnu.edu.vn',
    latitude: 21.037733,
    longitude: 105.782806,
  },
  {
    name: 'Trường Đại học Ngoại thương',
    shortName: 'FTU',
    city: 'Hà Nội',
    address: '91 Chùa Láng, Đống Đa',
    website: 'https://ftu.edu.vn',
    latitude: 21.023583,
    longitude: 105.805972,
  },
  {
    name: 'Trường Đại học Bách khoa, ĐHQG TP.HCM',
    shortName: 'HCMUT',
    city: 'TP. Hồ Chí Minh',
    address: '268 Lý Thường Kiệt, Quận 10',
    website: 'https://hcmut.edu.vn',
    latitude: 10.772586,
    longitude: 106.657889,
  },
  {
    name: 'Trường Đại học Bách khoa, Đại học Đà Nẵng',
    shortName: 'DUT',
    city: 'Đà Nẵng',
    address: '54 Nguyễn Lương Bằng, Liên Chiểu',
    website: 'https://dut.udn.vn',
    latitude: 16.073778,
    longitude: 108.149889,
  },
];
